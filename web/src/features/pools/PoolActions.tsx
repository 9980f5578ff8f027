import { Link } from "@tanstack/react-router";
import { Flame, Hourglass, Pause, Pencil, Play, Trash2 } from "lucide-react";
import { useState } from "react";
import type { Pool, Scope } from "@/api/client";
import { Confirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { useDeletePool, useMovePool } from "./mutations";
import { ScaleDialog } from "./ScaleDialog";

interface PoolActionsProps {
  pool: Pool;
  scope: Scope;
  onDeleted: () => void;
}

/** What whoever manages a pool can do with it. */
export function PoolActions({ pool, scope, onDeleted }: PoolActionsProps) {
  const [asking, setAsking] = useState<"drain" | "scale" | "delete" | null>(null);
  const move = useMovePool(pool.id, scope);
  const remove = useDeletePool(pool.id, scope, onDeleted);
  const stopAsking = () => setAsking(null);
  return (
    <div className="flex flex-wrap gap-2">
      <Button asChild variant="outline" size="small">
        <Link to="/console/pools/$poolId/edit" params={{ poolId: pool.id }} search={scope === "all" ? { scope } : {}}>
          <Pencil aria-hidden />
          Edit
        </Link>
      </Button>
      <Button variant="outline" size="small" disabled={move.isPending} onClick={() => move.mutate(pool.paused ? "resume" : "pause")}>
        {pool.paused ? <Play aria-hidden /> : <Pause aria-hidden />}
        {pool.paused ? "Resume" : "Pause"}
      </Button>
      <Button variant="outline" size="small" disabled={Boolean(pool.paused)} onClick={() => setAsking("scale")}>
        <Flame aria-hidden />
        Warm up
      </Button>
      <Button variant="outline" size="small" disabled={move.isPending} onClick={() => setAsking("drain")}>
        <Hourglass aria-hidden />
        Drain
      </Button>
      {!pool.system && (
        <Button variant="outline" size="small" disabled={remove.isPending} onClick={() => setAsking("delete")}>
          <Trash2 aria-hidden />
          Delete
        </Button>
      )}
      {asking === "scale" && <ScaleDialog pool={pool} scope={scope} onClose={stopAsking} />}
      <Confirm
        open={asking === "drain"}
        onOpenChange={stopAsking}
        title={`Drain “${pool.name}”?`}
        description="Warm browsers end now, those in use when they are given back. Then the pool is paused until you resume it."
        action="Drain"
        onConfirm={() => move.mutate("drain")}
      />
      <Confirm
        open={asking === "delete"}
        onOpenChange={stopAsking}
        title={`Delete “${pool.name}”?`}
        description="Its warm browsers end and nobody can claim from it any more. This can’t be undone."
        action="Delete"
        onConfirm={() => remove.mutate()}
      />
    </div>
  );
}
