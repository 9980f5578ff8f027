import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { Server } from "lucide-react";
import { Empty, Listing } from "@/components/Listing";
import { Select } from "@/components/ui/select";
import { HostCard } from "@/features/nodes/HostCard";
import { NodeTable } from "@/features/nodes/NodeTable";
import { nodesQuery } from "@/features/nodes/queries";
import { looks, NODE_STATES } from "@/features/nodes/state";
import { poolsQuery } from "@/features/pools/queries";
import { AdminsOnly } from "./AdminsOnly";
import { ConsolePage } from "./ConsolePage";
import type { NodeSearch } from "./search";

const route = getRouteApi("/shell/console/nodes");

/** Every browser process and what its host has left, for those who run the server. */
export function NodesPage() {
  return (
    <ConsolePage title="Nodes">
      <AdminsOnly>
        <Nodes />
      </AdminsOnly>
    </ConsolePage>
  );
}

function Nodes() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const nodes = useInfiniteQuery(nodesQuery(search));
  const pools = useInfiniteQuery(poolsQuery({ scope: "all" }));
  const hosts = nodes.data?.pages.at(-1)?.capacity.hosts ?? [];
  const change = (changes: NodeSearch) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  return (
    <>
      {hosts.length > 0 && (
        <div className="grid gap-4 md:grid-cols-2">
          {hosts.map((host) => (
            <HostCard key={host.id} host={host} />
          ))}
        </div>
      )}
      <div className="flex flex-wrap gap-2">
        <Select aria-label="State" value={search.state ?? ""} onChange={(event) => change({ state: event.target.value || undefined })} className="max-sm:flex-1">
          <option value="">Any state</option>
          {NODE_STATES.map((state) => (
            <option key={state} value={state}>
              {looks[state].word}
            </option>
          ))}
        </Select>
        <Select aria-label="Pool" value={search.pool ?? ""} onChange={(event) => change({ pool: event.target.value || undefined })} className="max-sm:flex-1">
          <option value="">Any pool</option>
          {pools.data?.pages.flatMap(({ data }) => data.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          )))}
        </Select>
      </div>
      <Listing query={nodes} label="nodes" empty={<Empty icon={<Server />} title="No nodes" text="No browser runs here at the moment. Pools start them when they are needed." />}>
        {(rows) => <NodeTable rows={rows} withPool canDrain scope="all" />}
      </Listing>
    </>
  );
}
