import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { AppWindow } from "lucide-react";
import type { Pool, Session } from "@/api/client";
import { Empty, Loaded } from "@/components/Listing";
import { Stat, Stats } from "@/components/Stat";
import { Button } from "@/components/ui/button";
import { Skeleton } from "@/components/ui/skeleton";
import { PoolTable } from "@/features/pools/PoolTable";
import { poolsQuery } from "@/features/pools/queries";
import { sessionsQuery } from "@/features/sessions/queries";
import { SessionTable } from "@/features/sessions/SessionTable";
import { ConsolePage } from "./ConsolePage";
import { FirstSteps } from "./FirstSteps";
import { Part } from "./Part";

const LIVING = { statuses: ["queued", "starting", "active", "parking", "parked"], scope: "own", limit: 200 } as const;

/** Everything of one's own at a glance. */
export function OverviewPage() {
  const living = useInfiniteQuery(sessionsQuery(LIVING));
  const recent = useInfiniteQuery(sessionsQuery({ scope: "own", limit: 6 }));
  const pools = useInfiniteQuery(poolsQuery({ scope: "own" }));
  const poolRows = pools.data?.pages.flatMap((page) => page.data);
  return (
    <ConsolePage title="Overview">
      <Counts sessions={living.data?.pages[0]} pools={poolRows} />
      {recent.data?.pages[0]?.data.length === 0 && <FirstSteps />}
      <Part title="Recent sessions" link={<Link to="/console/sessions">All sessions</Link>}>
        <Loaded query={recent} label="recent sessions" rows={4}>
          {({ pages: [first] }) => (first?.data.length ? <SessionTable rows={first.data} scope="own" /> : <NoSessions />)}
        </Loaded>
      </Part>
      <Part title="Pools" link={<Link to="/console/pools">All pools</Link>}>
        <Loaded query={pools} label="pools" rows={3}>
          {() => <PoolTable rows={poolRows?.slice(0, 8) ?? []} scope="own" />}
        </Loaded>
      </Part>
    </ConsolePage>
  );
}

interface CountsProps {
  sessions: { data: Session[]; next_cursor: string | null } | undefined;
  pools: Pool[] | undefined;
}

function Counts({ sessions, pools }: CountsProps) {
  const of = (...statuses: Session["status"][]) => {
    if (!sessions) return <Skeleton className="my-1 h-6 w-10" />;
    const n = sessions.data.filter(({ status }) => statuses.includes(status)).length;
    return sessions.next_cursor === null ? n : `${n}+`;
  };
  const warm = pools?.reduce((sum, { counts }) => sum + (counts?.warm ?? 0), 0);
  return (
    <Stats>
      <Stat label="Active" value={of("active")} hint="sessions with a browser" />
      <Stat label="Queued" value={of("queued", "starting")} hint="waiting or starting" />
      <Stat label="Parked" value={of("parking", "parked")} hint="saved, not billed" />
      <Stat label="Warm browsers" value={warm ?? <Skeleton className="my-1 h-6 w-10" />} hint="ready in the pools you manage" />
    </Stats>
  );
}

function NoSessions() {
  return (
    <Empty icon={<AppWindow />} title="No sessions yet" text="They appear here as soon as a chat or a program opens one.">
      <Button asChild>
        <Link to="/">Start a chat</Link>
      </Button>
    </Empty>
  );
}
