import { useQuery } from "@tanstack/react-query";
import { Camera } from "lucide-react";
import { useState } from "react";
import type { Profile, Scope, Snapshot } from "@/api/client";
import { Empty, Loaded } from "@/components/Listing";
import { Confirm } from "@/components/ui/alert-dialog";
import { DiffCard } from "./DiffCard";
import { ForkDialog } from "./ForkDialog";
import { useRestore } from "./mutations";
import { snapshotsQuery } from "./queries";
import { SnapshotTable } from "./SnapshotTable";

interface SnapshotsProps {
  profile: Profile;
  scope: Scope;
  compared: { from?: number | undefined; to?: number | undefined };
  onCompare: (from?: number, to?: number) => void;
  onForked: (profile: Profile) => void;
}

/** A profile's snapshots, and two of them side by side. */
export function Snapshots({ profile, scope, compared: { from, to }, onCompare, onForked }: SnapshotsProps) {
  const snapshots = useQuery(snapshotsQuery(profile.id, scope));
  const [restoring, setRestoring] = useState<Snapshot | null>(null);
  const [forking, setForking] = useState<Snapshot | null>(null);
  const restore = useRestore(profile.id, scope);
  const forked = (made: Profile) => {
    setForking(null);
    onForked(made);
  };
  return (
    <section aria-label="Snapshots" className="space-y-3">
      <h2 className="text-[15px] font-semibold">Snapshots</h2>
      <Loaded query={snapshots} label="the snapshots" rows={3}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty icon={<Camera />} title="No snapshots yet" text="One is made whenever a session with this profile gives its browser back, or when you import an archive." />
          ) : (
            <>
              <SnapshotTable profile={profile.id} rows={rows} scope={scope} onCompare={onCompare} onRestore={setRestoring} onFork={setForking} />
              {from !== undefined && to !== undefined && <DiffCard profile={profile.id} snapshots={rows} from={from} to={to} scope={scope} onChange={onCompare} onClose={() => onCompare()} />}
            </>
          )
        }
      </Loaded>
      <Confirm
        open={restoring !== null}
        onOpenChange={() => setRestoring(null)}
        title={`Restore snapshot ${restoring?.number ?? ""}?`}
        description="It becomes the newest, so the next session begins with it. Nothing is lost: what is the newest now stays in the list."
        action="Restore"
        harmless
        onConfirm={() => restoring && restore.mutate(restoring.number)}
      />
      {forking && <ForkDialog profile={profile} number={forking.number} scope={scope} onClose={() => setForking(null)} onForked={forked} />}
    </section>
  );
}
