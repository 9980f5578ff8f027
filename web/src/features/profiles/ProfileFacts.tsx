import { Pencil, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Profile, Scope } from "@/api/client";
import { Card, Facts } from "@/components/Card";
import { Moment } from "@/components/Moment";
import { Button } from "@/components/ui/button";
import { bytes, count } from "@/lib/format";
import { DeleteDialog } from "./DeleteDialog";
import { EditProfileDialog } from "./EditProfileDialog";
import { HolderBadge } from "./HolderBadge";
import { ImportButton } from "./ImportButton";

/** What a profile is, and what can be done with it as a whole. */
export function ProfileFacts({ profile, scope, onDeleted }: { profile: Profile; scope: Scope; onDeleted: () => void }) {
  const [asking, setAsking] = useState<"edit" | "delete" | null>(null);
  const stopAsking = () => setAsking(null);
  return (
    <>
      <div className="flex flex-wrap gap-2">
        <Button variant="outline" size="small" onClick={() => setAsking("edit")}>
          <Pencil aria-hidden />
          Edit
        </Button>
        <ImportButton profile={profile.id} scope={scope} />
        <Button variant="outline" size="small" onClick={() => setAsking("delete")}>
          <Trash2 aria-hidden />
          Delete
        </Button>
      </div>
      <Card title="Profile" text={profile.description || undefined}>
        <Facts
          facts={[
            ["Used by", <HolderBadge key="holder" holder={profile.holder} scope={scope} />],
            ["Last used", <Moment key="used" at={profile.last_used_at} none="Never" />],
            ["Size", profile.snapshots === 0 ? "–" : `${bytes(profile.size_bytes)}, ${count(profile.tabs, "tab")}`],
            ["Kept", kept(profile)],
            ...(scope === "all" ? [["Owner", profile.owner.email] as const] : []),
            ["Id", <code key="id" className="font-mono text-[13px] break-all">{profile.id}</code>],
          ]}
        />
      </Card>
      {asking === "edit" && <EditProfileDialog profile={profile} scope={scope} onClose={stopAsking} />}
      {asking === "delete" && <DeleteDialog profile={profile} scope={scope} onClose={stopAsking} onDeleted={onDeleted} />}
    </>
  );
}

function kept({ keep_last: last, keep_days: days }: Profile): string {
  const snapshots = last === null ? "As many snapshots as the server is set to" : `The last ${count(last, "snapshot")}`;
  return days === null ? snapshots : `${snapshots}, for ${count(days, "day")}`;
}
