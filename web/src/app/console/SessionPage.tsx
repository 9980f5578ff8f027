import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { Scope, Session } from "@/api/client";
import { Card } from "@/components/Card";
import { EveryoneNote } from "@/components/Everyone";
import { Loaded } from "@/components/Listing";
import { LivePanel } from "@/features/live/LivePanel";
import { DebugInfo } from "@/features/sessions/DebugInfo";
import { Downloads } from "@/features/sessions/Downloads";
import { sessionQuery } from "@/features/sessions/queries";
import { SessionActions } from "@/features/sessions/SessionActions";
import { SessionEvents } from "@/features/sessions/SessionEvents";
import { SessionSummary } from "@/features/sessions/SessionSummary";
import { titleOf } from "@/features/sessions/SessionTable";
import { ConsolePage } from "./ConsolePage";
import { scopeOf } from "./search";

const route = getRouteApi("/shell/console/sessions/$sessionId");
const parent = { to: "/console/sessions", label: "Sessions" } as const;
const notesOf = ({ chat_id }: Session) => ({
  held: "The next message in its chat goes on with it.",
  none: "It appears here as soon as the session has one.",
  asleep: chat_id === null ? "Resume the session to wake it." : "The next message in its chat wakes it.",
  ended: "This session is over.",
});

/** One session: its browser live, its state, what happened to it, and what can be done. */
export function SessionPage() {
  const { sessionId } = route.useParams();
  const scope = scopeOf(route.useSearch());
  const session = useQuery(sessionQuery(sessionId, scope));
  return (
    <ConsolePage title={session.data ? titleOf(session.data) : "Session"} parent={parent}>
      <Loaded query={session} label="the session">
        {(data) => <Details session={data} scope={scope} />}
      </Loaded>
    </ConsolePage>
  );
}

function Details({ session, scope }: { session: Session; scope: Scope }) {
  const navigate = route.useNavigate();
  const toList = () => void navigate({ to: "/console/sessions", search: scope === "all" ? { scope } : {} });
  return (
    <>
      <EveryoneNote scope={scope} of="sessions" />
      <SessionActions session={session} scope={scope} onDeleted={toList} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(20rem,2fr)]">
        <div className="min-w-0 space-y-4">
          <div className="h-[min(28rem,64vw)] overflow-hidden rounded-xl border border-border bg-card max-lg:h-[62vw] max-sm:h-[76vw]">
            <LivePanel session={session} working={false} caption={null} still={null} address={null} notes={notesOf(session)} scope={scope} />
          </div>
          <Card title="What happened">
            <SessionEvents session={session} scope={scope} />
          </Card>
        </div>
        <div className="min-w-0 space-y-4">
          <SessionSummary session={session} />
          <Downloads session={session} scope={scope} />
          <DebugInfo session={session} scope={scope} />
        </div>
      </div>
    </>
  );
}
