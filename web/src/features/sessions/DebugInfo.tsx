import { useQuery } from "@tanstack/react-query";
import type { Scope, Session } from "@/api/client";
import { Card, Facts } from "@/components/Card";
import { CopyButton } from "@/components/CopyButton";
import { moment } from "@/lib/format";
import { sessionEventsQuery } from "./queries";

const code = (value: string | null) => (value === null ? "–" : <code className="font-mono text-[11px] break-all select-all">{value}</code>);
const time = (value: string | null) => (value === null ? "–" : moment(value));

/** The ids and times one needs when something went wrong, and all of it as JSON for a report. */
export function DebugInfo({ session, scope }: { session: Session; scope: Scope }) {
  const { data: events = [] } = useQuery(sessionEventsQuery(session.id, scope));
  // The connect URL is a capability: it does not belong into a report.
  const json = JSON.stringify({ ...session, connect_url: session.connect_url && "(left out)", events }, null, 2);
  return (
    <Card title="Debug" actions={<CopyButton text={json} label="Copy everything as JSON" said="Copied as JSON, without the connect URL" />}>
      <Facts
        facts={[
          ["Session", code(session.id)],
          ["Node", code(session.node_id)],
          ["Pool", code(session.pool.id)],
          ["Profile", code(session.profile_id)],
          ["Chat", code(session.chat_id)],
          ["Created", time(session.created_at)],
          ["Started", time(session.started_at)],
          ["Changed", time(session.changed_at)],
          ["Lease ends", time(session.expires_at)],
        ]}
      />
    </Card>
  );
}
