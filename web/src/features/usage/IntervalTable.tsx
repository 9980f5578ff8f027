import type { ReactNode } from "react";
import type { UsageInterval } from "@/api/client";
import { DataTable, type Column } from "@/components/DataTable";
import { Badge, type Tone } from "@/components/ui/badge";
import { exactDuration, moment } from "@/lib/format";
import { exactMoney } from "@/lib/money";

const kinds: Record<UsageInterval["kind"], [word: string, tone: Tone]> = { active: ["In use", "good"], held: ["Held, free", "quiet"], persistent_idle: ["Kept while idle", "busy"] };

interface IntervalTableProps {
  rows: readonly UsageInterval[];
  currency: string;
  everyone: boolean;
  /** The session's name as a way to it. */
  link: (row: UsageInterval, words: string) => ReactNode;
}

/** Each use of a browser, as long as it was within the range. */
export function IntervalTable({ rows, currency, everyone, link }: IntervalTableProps) {
  const columns: Column<UsageInterval>[] = [
    { header: "Session", cell: (row) => <span className="block truncate">{link(row, row.session_name ?? "Deleted")}</span>, className: "md:max-w-60" },
    ...(everyone ? [{ header: "Owner", cell: ({ user }: UsageInterval) => <span className="block truncate">{user.email}</span>, className: "md:max-w-48" }] : []),
    { header: "Kind", cell: ({ kind }) => <Badge tone={kinds[kind][1]}>{kinds[kind][0]}</Badge> },
    { header: "From", cell: ({ started_at }) => moment(started_at), numeric: true, className: "max-md:whitespace-normal" },
    { header: "Until", cell: ({ ended_at }) => (ended_at === null ? "still running" : moment(ended_at)), numeric: true, className: "max-md:whitespace-normal" },
    { header: "Time", cell: ({ ms }) => exactDuration(ms), numeric: true },
    { header: "Cost", cell: ({ cost_micros }) => exactMoney(cost_micros, currency), numeric: true },
  ];
  return <DataTable label="Uses of a browser" rows={rows} rowKey={({ id }) => id} columns={columns} />;
}
