import type { Session } from "@/api/client";
import { Card, Facts } from "@/components/Card";
import { CopyField } from "@/components/CopyField";
import { Moment } from "@/components/Moment";
import { duration, seconds } from "@/lib/format";
import { ConnectSnippets } from "./ConnectSnippets";
import { StatusBadge } from "./StatusBadge";

/** The state in words, where the session waits, what it costs and how to connect to it. */
export function SessionSummary({ session }: { session: Session }) {
  const { status, reason, queue, idle_seconds, viewport } = session;
  return (
    <Card title="State" actions={<StatusBadge status={status} />} {...(reason && { text: <span className="block first-letter:uppercase">{reason}</span> })}>
      <div className="space-y-4">
        {queue && (
          <p className="rounded-lg bg-muted px-3 py-2 text-sm">
            Place {queue.position} in the queue
            {queue.estimate_seconds !== null && `, about ${seconds(queue.estimate_seconds * 1000)} to go`}
          </p>
        )}
        <Facts
          facts={[
            ["Pool", session.pool.name],
            ["Owner", session.owner.email],
            ["Started", <Moment key="started" at={session.started_at} />],
            ["Until", <Moment key="until" at={session.expires_at} />],
            ["Idle", idle_seconds === null ? "–" : seconds(idle_seconds * 1000)],
            ["Billed", duration(session.billed_ms)],
            ["Viewport", `${viewport.width} × ${viewport.height}`],
          ]}
        />
        {session.connect_url && (
          <div className="space-y-1.5">
            <p className="text-sm font-medium">Connect URL</p>
            <CopyField text={session.connect_url} label="Copy the connect URL" said="Connect URL copied" />
            <p className="text-[13px] text-muted-foreground">For Playwright, Puppeteer or any CDP client. Whoever has it can drive this browser.</p>
            <ConnectSnippets url={session.connect_url} />
          </div>
        )}
      </div>
    </Card>
  );
}
