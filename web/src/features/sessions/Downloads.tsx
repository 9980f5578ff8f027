import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Scope, Session } from "@/api/client";
import { Card } from "@/components/Card";
import { CopyField } from "@/components/CopyField";
import { Loaded } from "@/components/Listing";
import { DownloadRow } from "./DownloadRow";
import { downloadsQuery } from "./queries";
import { SendFile } from "./SendFile";

/** What the session's browser downloaded, and a way to send it files. */
export function Downloads({ session, scope }: { session: Session; scope: Scope }) {
  const downloads = useQuery(downloadsQuery(session.id, scope));
  const [sent, setSent] = useState<string | null>(null);
  return (
    <Card title="Downloads" {...(session.status === "active" && { actions: <SendFile session={session.id} scope={scope} onSent={setSent} /> })}>
      {sent !== null && (
        <div className="mb-4 space-y-1.5">
          <CopyField text={sent} label="Copy the path of the sent file" said="Path copied" />
          <p className="text-[13px] text-muted-foreground">Clients choose the sent file in a form by this path, for example with DOM.setFileInputFiles.</p>
        </div>
      )}
      <Loaded query={downloads} label="the downloads" rows={2}>
        {(all) =>
          all.length === 0 ? (
            <p className="text-sm text-muted-foreground">Nothing yet. What pages download appears here and stays when the browser is given back.</p>
          ) : (
            <ul className="divide-y divide-border">
              {all.map((download) => (
                <DownloadRow key={download.id} session={session.id} download={download} scope={scope} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}
