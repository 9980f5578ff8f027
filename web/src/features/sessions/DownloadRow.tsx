import { Download as Fetch, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Download, Scope } from "@/api/client";
import { Confirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { bytes, moment } from "@/lib/format";
import { addressOf, useDeleteDownload } from "./downloads";

const standing = ({ state, size, reason, finished_at }: Download): string =>
  ({
    in_progress: `${bytes(size)} so far`,
    complete: `${bytes(size)}${finished_at === null ? "" : ` · ${moment(finished_at)}`}`,
    failed: `Failed: ${reason ?? "it did not come to its end"}`,
  })[state];

/** One download: what and how large it is, and what can be done with it. */
export function DownloadRow({ session, download, scope }: { session: string; download: Download; scope: Scope }) {
  const [asking, setAsking] = useState(false);
  const remove = useDeleteDownload(session, scope);
  const { name, state } = download;
  return (
    <li className="flex items-center gap-1 py-2 text-sm first:pt-0 last:pb-0">
      <div className="mr-auto min-w-0">
        <p className="truncate font-medium" title={name}>
          {name}
        </p>
        <p className="text-[13px] text-muted-foreground tabular-nums">{standing(download)}</p>
      </div>
      {state === "complete" && (
        <Button asChild variant="ghost" size="icon-small">
          <a href={addressOf(session, download, scope)} download={name} aria-label={`Download ${name}`}>
            <Fetch />
          </a>
        </Button>
      )}
      {state !== "in_progress" && (
        <Button variant="ghost" size="icon-small" aria-label={`Delete ${name}`} disabled={remove.isPending} onClick={() => setAsking(true)}>
          <Trash2 />
        </Button>
      )}
      <Confirm open={asking} onOpenChange={setAsking} title={`Delete “${name}”?`} description="It can’t be fetched any more." action="Delete" onConfirm={() => remove.mutate(download)} />
    </li>
  );
}
