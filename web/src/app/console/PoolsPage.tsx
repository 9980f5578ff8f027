import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Layers, Plus } from "lucide-react";
import { EveryoneNote, EveryoneSwitch } from "@/components/Everyone";
import { Empty, Listing } from "@/components/Listing";
import { SearchBox } from "@/components/SearchBox";
import { Button } from "@/components/ui/button";
import { PoolTable } from "@/features/pools/PoolTable";
import { poolsQuery } from "@/features/pools/queries";
import { ConsolePage } from "./ConsolePage";
import { scopeOf, type PoolSearch } from "./search";

const route = getRouteApi("/shell/console/pools");

/** The pools one may claim from. */
export function PoolsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const scope = scopeOf(search);
  const pools = useInfiniteQuery(poolsQuery({ scope, query: search.query }));
  const change = (changes: PoolSearch) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  return (
    <ConsolePage
      title="Pools"
      actions={
        <Button asChild size="small">
          <Link to="/console/pools/new">
            <Plus aria-hidden />
            New pool
          </Link>
        </Button>
      }
    >
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <SearchBox label="Find a pool" value={search.query ?? ""} onChange={(text) => change({ query: text || undefined })} className="w-64 max-sm:w-full" />
        <EveryoneSwitch scope={scope} onChange={(next) => change({ scope: next === "all" ? next : undefined })} />
      </div>
      <EveryoneNote scope={scope} of="pools" />
      <Listing
        query={pools}
        label="pools"
        empty={
          search.query ? (
            <Empty icon={<Layers />} title="No pool matches" text={`There is no pool with “${search.query}” in its name.`} />
          ) : (
            <Empty icon={<Layers />} title="No pools yet" text="A pool keeps browsers of one kind ready, so that a session starts at once." />
          )
        }
      >
        {(rows) => <PoolTable rows={rows} scope={scope} />}
      </Listing>
    </ConsolePage>
  );
}
