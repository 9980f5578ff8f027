import { useQuery } from "@tanstack/react-query";
import { CloudOff } from "lucide-react";
import { useSyncExternalStore } from "react";
import { meQuery } from "@/api/queries";
import { reachability } from "@/api/reachability";
import { Button } from "@/components/ui/button";

/** Says so while the server cannot be reached, and keeps asking until it can. */
export function ConnectionBanner() {
  const reachable = useSyncExternalStore(reachability.subscribe, reachability.current);
  return reachable ? null : <Retrying />;
}

function Retrying() {
  const asking = useQuery({ ...meQuery, queryKey: ["me", "again"], refetchInterval: 3_000, retry: false, staleTime: 0 });
  return (
    <div role="status" className="flex items-center justify-center gap-3 bg-signal-soft px-4 py-2 text-sm text-signal-ink">
      <CloudOff className="size-4 shrink-0" aria-hidden />
      <span>Can’t reach the server. Trying again…</span>
      <Button variant="outline" size="small" onClick={() => void asking.refetch()} disabled={asking.isFetching}>
        Retry now
      </Button>
    </div>
  );
}
