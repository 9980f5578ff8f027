import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { FlaskConical } from "lucide-react";
import type { Pool, Scope } from "@/api/client";
import { useMe } from "@/api/useMe";
import { Card } from "@/components/Card";
import { EveryoneNote } from "@/components/Everyone";
import { Loaded } from "@/components/Listing";
import { Button } from "@/components/ui/button";
import { NodeTable } from "@/features/nodes/NodeTable";
import { useClaimTest } from "@/features/pools/mutations";
import { PoolActions } from "@/features/pools/PoolActions";
import { PoolCounts, PoolSettings } from "@/features/pools/PoolSummary";
import { poolNodesQuery, poolQuery } from "@/features/pools/queries";
import { QueueTable } from "@/features/pools/QueueTable";
import { TemplatePreview } from "@/features/pools/TemplatePreview";
import { ConsolePage } from "./ConsolePage";
import { scopeOf } from "./search";

const route = getRouteApi("/shell/console/pools/$poolId");
const parent = { to: "/console/pools", label: "Pools" } as const;

/** One pool: its numbers, who waits, its nodes, and what can be done. */
export function PoolPage() {
  const { poolId } = route.useParams();
  const scope = scopeOf(route.useSearch());
  const pool = useQuery(poolQuery(poolId, scope));
  return (
    <ConsolePage title={pool.data?.name ?? "Pool"} parent={parent} actions={pool.data && <Claim pool={pool.data} scope={scope} />}>
      <EveryoneNote scope={scope} of="pools" />
      <Loaded query={pool} label="the pool">
        {(data) => (data.can_manage ? <Managed pool={data} scope={scope} /> : <Claimable pool={data} />)}
      </Loaded>
    </ConsolePage>
  );
}

function Claim({ pool, scope }: { pool: Pool; scope: Scope }) {
  const navigate = route.useNavigate();
  const claim = useClaimTest(pool.id, scope, ({ id }) => void navigate({ to: "/console/sessions/$sessionId", params: { sessionId: id }, search: {} }));
  return (
    <Button size="small" disabled={claim.isPending} onClick={() => claim.mutate()} aria-label="Claim a test session">
      <FlaskConical aria-hidden />
      <span className="max-sm:hidden">Claim a test session</span>
      <span className="sm:hidden">Claim</span>
    </Button>
  );
}

function Managed({ pool, scope }: { pool: Pool; scope: Scope }) {
  const navigate = route.useNavigate();
  const toList = () => void navigate({ to: "/console/pools", search: scope === "all" ? { scope } : {} });
  return (
    <>
      <PoolActions pool={pool} scope={scope} onDeleted={toList} />
      {pool.counts && <PoolCounts counts={pool.counts} />}
      <QueueTable pool={pool.id} scope={scope} />
      <Nodes pool={pool.id} scope={scope} />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <PoolSettings pool={pool} />
        {pool.template && <TemplatePreview template={pool.template} />}
      </div>
    </>
  );
}

function Nodes({ pool, scope }: { pool: string; scope: Scope }) {
  const { isAdmin } = useMe();
  const nodes = useQuery(poolNodesQuery(pool, scope));
  return (
    <section aria-label="Nodes" className="space-y-2">
      <h2 className="text-[15px] font-semibold">Nodes</h2>
      <Loaded query={nodes} label="the nodes" rows={2}>
        {(rows) => (rows.length === 0 ? <p className="text-sm text-muted-foreground">No browsers at the moment.</p> : <NodeTable rows={rows} canDrain={isAdmin} scope={scope} />)}
      </Loaded>
    </section>
  );
}

function Claimable({ pool }: { pool: Pool }) {
  return (
    <Card title={pool.name} text={pool.description || "A pool everybody may claim from."}>
      <p className="text-sm">You can open sessions in this pool. How it is set up, and who else uses it, is for those who run this server.</p>
    </Card>
  );
}
