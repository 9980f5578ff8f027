import type { AuditEntry } from "@/api/client";
import { DataTable, type Column } from "@/components/DataTable";
import { Badge } from "@/components/ui/badge";
import { Hint } from "@/components/ui/tooltip";
import { moment } from "@/lib/format";

const credentials: Record<AuditEntry["credential"], string> = { login: "signed in", token: "with a token", none: "not signed in" };

/** What was done, when, by whom and from where. */
export function AuditTable({ rows, onTarget }: { rows: readonly AuditEntry[]; onTarget: (id: string) => void }) {
  const columns: Column<AuditEntry>[] = [
    { header: "Action", cell: (entry) => <Action entry={entry} /> },
    { header: "Who", cell: (entry) => <Who entry={entry} />, className: "md:max-w-60", wide: true },
    { header: "On", cell: (entry) => <Target entry={entry} onTarget={onTarget} /> },
    { header: "From", cell: ({ ip, user_agent }) => <From ip={ip} agent={user_agent} /> },
    { header: "When", cell: ({ at }) => <time dateTime={at}>{moment(at)}</time>, numeric: true, wide: true },
  ];
  return <DataTable label="Audit log" rows={rows} rowKey={({ id }) => id} columns={columns} />;
}

/** An operation's name as words: "releaseSession" is "Release session". */
export function actionWords(action: string): string {
  const words = action.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Action({ entry: { action, outcome, foreign } }: { entry: AuditEntry }) {
  return (
    <span className="flex flex-wrap items-center gap-1.5">
      <span className="font-medium">{actionWords(action)}</span>
      {outcome === "refused" && <Badge tone="bad">Refused</Badge>}
      {foreign && <Badge>Somebody else’s</Badge>}
    </span>
  );
}

function Who({ entry: { actor, credential } }: { entry: AuditEntry }) {
  return (
    <span className="block min-w-0">
      <span className="block truncate">{actor?.email ?? "Unknown"}</span>
      <span className="block text-xs text-muted-foreground">{credentials[credential]}</span>
    </span>
  );
}

function Target({ entry: { target_type, target_id }, onTarget }: { entry: AuditEntry; onTarget: (id: string) => void }) {
  if (target_id === null) return <span className="text-muted-foreground">{target_type ?? "–"}</span>;
  return (
    <Hint text={`Only entries about ${target_id}`}>
      <button type="button" onClick={() => onTarget(target_id)} className="rounded text-left underline-offset-4 outline-none hover:underline focus-visible:ring-2 focus-visible:ring-ring">
        {target_type ?? "target"} <code className="font-mono text-xs text-muted-foreground">{target_id.slice(-6)}</code>
      </button>
    </Hint>
  );
}

function From({ ip, agent }: { ip: string; agent: string }) {
  return (
    <Hint text={agent || "No user agent"}>
      <span className="whitespace-nowrap">{ip}</span>
    </Hint>
  );
}
