import { useState } from "react";
import type { Scope } from "@/api/client";
import { Confirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { count } from "@/lib/format";
import { useReleaseSessions } from "./mutations";

interface BulkReleaseProps {
  ids: ReadonlySet<string>;
  scope: Scope;
  onDone: () => void;
}

/** What can be done with the selected sessions. */
export function BulkRelease({ ids, scope, onDone }: BulkReleaseProps) {
  const [asking, setAsking] = useState(false);
  const release = useReleaseSessions(scope, onDone);
  if (ids.size === 0) return null;
  return (
    <div role="region" aria-label="Selected sessions" className="sticky bottom-4 z-20 mx-auto flex w-fit max-w-full animate-rise items-center gap-2 rounded-xl border border-border-strong bg-card py-2 pr-2 pl-4 shadow-pop motion-reduce:animate-none">
      <span aria-live="polite" className="mr-2 text-sm font-medium whitespace-nowrap">
        {ids.size} selected
      </span>
      <Button variant="ghost" size="small" disabled={release.isPending} onClick={onDone}>
        Clear
      </Button>
      <Button variant="destructive" size="small" disabled={release.isPending} onClick={() => setAsking(true)}>
        {release.isPending ? "Releasing…" : "Release"}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`Release ${count(ids.size, "session")}?`}
        description="Their browsers are given back. Sessions with a profile are parked and can be resumed; the others end."
        action="Release"
        onConfirm={() => release.mutate([...ids])}
      />
    </div>
  );
}
