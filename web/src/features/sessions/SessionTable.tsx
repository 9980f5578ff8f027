import { Link } from "@tanstack/react-router";
import type { Scope, Session } from "@/api/client";
import { DataTable, type Column } from "@/components/DataTable";
import { Moment } from "@/components/Moment";
import { Checkbox } from "@/components/ui/checkbox";
import { duration, seconds } from "@/lib/format";
import { movesOf } from "./status";
import { StatusBadge } from "./StatusBadge";

interface SessionTableProps {
  rows: readonly Session[];
  scope: Scope;
  selection?: { ids: ReadonlySet<string>; onChange: (ids: ReadonlySet<string>) => void };
}

/** Sessions with what they cost and where they are. */
export function SessionTable({ rows, scope, selection }: SessionTableProps) {
  const columns: Column<Session>[] = [
    { header: "Session", cell: (row) => <Name session={row} scope={scope} />, className: scope === "all" ? "md:max-w-52" : "md:max-w-72" },
    { header: "Status", cell: (row) => <StatusBadge status={row.status} /> },
    { header: "Pool", cell: (row) => <span className="whitespace-nowrap">{row.pool.name}</span> },
    ...(scope === "all" ? [{ header: "Owner", cell: (row: Session) => <span className="block truncate md:max-w-36">{row.owner.email}</span>, wide: true }] : []),
    { header: "Viewport", cell: ({ viewport }) => `${viewport.width} × ${viewport.height}`, numeric: true, className: scope === "all" ? "md:max-2xl:hidden" : "md:max-xl:hidden" },
    { header: "Started", cell: (row) => <Moment at={row.started_at} />, numeric: true },
    { header: "Idle", cell: ({ idle_seconds }) => (idle_seconds === null ? <span className="text-muted-foreground">–</span> : seconds(idle_seconds * 1000)), numeric: true },
    { header: "Billed", cell: (row) => duration(row.billed_ms), numeric: true },
  ];
  return <DataTable label="Sessions" rows={rows} rowKey={({ id }) => id} columns={columns} {...(selection && select(rows, selection))} />;
}

/** Only what has a browser to give back, or a place in line. */
const isSelectable = (session: Session): boolean => movesOf(session).release;

function select(rows: readonly Session[], { ids, onChange }: NonNullable<SessionTableProps["selection"]>) {
  const selectable = rows.filter(isSelectable);
  const toggle = (id: string) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  const all = selectable.length > 0 && selectable.every(({ id }) => ids.has(id));
  return {
    lead: {
      header: (
        <Checkbox
          aria-label="Select all sessions shown"
          checked={all}
          disabled={selectable.length === 0}
          onChange={() => onChange(new Set(all ? [] : selectable.map(({ id }) => id)))}
        />
      ),
      cell: (row: Session) => (
        <Checkbox aria-label={`Select ${titleOf(row)}`} className="relative z-10" disabled={!isSelectable(row)} checked={ids.has(row.id)} onChange={() => toggle(row.id)} />
      ),
    },
    isMarked: ({ id }: Session) => ids.has(id),
  };
}

/** What a session is called; an unnamed one by the end of its id, where ids differ. */
export const titleOf = ({ name, id }: Session): string => name || `Session ${id.slice(-6)}`;

function Name({ session, scope }: { session: Session; scope: Scope }) {
  return (
    <span className="block min-w-0 max-md:py-0.5">
      <Link
        to="/console/sessions/$sessionId"
        params={{ sessionId: session.id }}
        search={scope === "all" ? { scope } : {}}
        className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:rounded-lg focus-visible:after:ring-2 focus-visible:after:ring-ring focus-visible:after:ring-inset"
      >
        {titleOf(session)}
      </Link>
      {session.status !== "active" && session.reason && <span className="mt-0.5 block truncate text-xs font-normal text-muted-foreground first-letter:uppercase">{session.reason}</span>}
    </span>
  );
}
