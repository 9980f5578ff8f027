import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { AppWindow } from "lucide-react";
import { useState } from "react";
import { EveryoneNote } from "@/components/Everyone";
import { Empty, Listing } from "@/components/Listing";
import { Button } from "@/components/ui/button";
import { poolsQuery } from "@/features/pools/queries";
import { BulkRelease } from "@/features/sessions/BulkRelease";
import { sessionsQuery } from "@/features/sessions/queries";
import { SessionFilters, type SessionSearch } from "@/features/sessions/SessionFilters";
import { SessionTable } from "@/features/sessions/SessionTable";
import { groups } from "@/features/sessions/status";
import { ConsolePage } from "./ConsolePage";
import { scopeOf } from "./search";

const route = getRouteApi("/shell/console/sessions");
const nothing: ReadonlySet<string> = new Set();

/** All sessions, narrowed down by what the address says; several can be released at once. */
export function SessionsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const scope = scopeOf(search);
  const [selected, setSelected] = useState(nothing);
  const sessions = useInfiniteQuery(sessionsQuery({ ...search, scope, ...(search.status && { statuses: groups[search.status].statuses }) }));
  const pools = useInfiniteQuery(poolsQuery({ scope }));
  const change = (changes: SessionSearch) => {
    setSelected(nothing);
    void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });
  };
  const narrowed = Boolean(search.status ?? search.pool ?? search.query);

  return (
    <ConsolePage title="Sessions">
      <SessionFilters search={search} scope={scope} pools={pools.data?.pages.flatMap((page) => page.data) ?? []} onChange={change} />
      <EveryoneNote scope={scope} of="sessions" />
      <Listing query={sessions} label="sessions" empty={narrowed ? <NoMatch onClear={() => change({ status: undefined, pool: undefined, query: undefined })} /> : <None />}>
        {(rows) => <SessionTable rows={rows} scope={scope} selection={{ ids: selected, onChange: setSelected }} />}
      </Listing>
      <BulkRelease ids={selected} scope={scope} onDone={() => setSelected(nothing)} />
    </ConsolePage>
  );
}

function NoMatch({ onClear }: { onClear: () => void }) {
  return (
    <Empty icon={<AppWindow />} title="No session matches" text="Nothing fits the chosen status, pool and name.">
      <Button variant="outline" onClick={onClear}>
        Show all sessions
      </Button>
    </Empty>
  );
}

function None() {
  return (
    <Empty icon={<AppWindow />} title="No sessions yet" text="A session is a browser of yours over time. Chats open their own; programs claim one from a pool.">
      <Button asChild>
        <Link to="/">Start a chat</Link>
      </Button>
      <Button asChild variant="outline">
        <Link to="/console/pools">See the pools</Link>
      </Button>
    </Empty>
  );
}
