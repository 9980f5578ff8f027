import type { ReactNode } from "react";
import type { UsageReport, UsageRow, UsageSum } from "@/api/client";
import { DataTable, type Column } from "@/components/DataTable";
import { exactDuration } from "@/lib/format";
import { exactMoney } from "@/lib/money";
import { dayWords } from "./range";

interface Line {
  key: string;
  name: ReactNode;
  owner: string;
  sum: UsageSum;
  total?: boolean;
}

interface UsageTableProps {
  report: UsageReport;
  /** Whether rows may be other people's. */
  everyone: boolean;
  /** The name of a row as a way to it; nothing where it leads nowhere. */
  link: (row: UsageRow, words: string) => ReactNode;
}

/** Rows with their sums to the last digit, and what they add up to. */
export function UsageTable({ report, everyone, link }: UsageTableProps) {
  const { group, currency, data, rest, total } = report;
  const lines: Line[] = [
    ...data.map((row) => ({ key: keyOf(row), name: link(row, words(row)), owner: row.user?.email ?? "–", sum: row.sum })),
    ...(rest ? [{ key: "rest", name: `${rest.rows} more`, owner: "–", sum: rest.sum }] : []),
    { key: "total", name: "Total", owner: "", sum: total, total: true },
  ];
  const whole = new Intl.NumberFormat("en");
  const columns: Column<Line>[] = [
    { header: HEADS[group], cell: ({ name, total: last }) => <span className={last ? "font-semibold" : "block truncate"}>{name}</span>, className: "md:max-w-72" },
    ...(everyone && (group === "session" || group === "chat") ? [{ header: "Owner", cell: ({ owner }: Line) => owner, className: "md:max-w-56 truncate" }] : []),
    { header: "Billed", cell: ({ sum }) => exactDuration(sum.billed_ms), numeric: true },
    { header: "Idle, not billed", cell: ({ sum }) => exactDuration(sum.idle_ms), numeric: true },
    { header: "Cost", cell: ({ sum }) => exactMoney(sum.cost_micros, currency), numeric: true },
    { header: "Model tokens", cell: ({ sum }) => whole.format(sum.input_tokens + sum.output_tokens), numeric: true },
  ];
  return <DataTable label={`Usage by ${group}`} rows={lines} rowKey={({ key }) => key} columns={columns} isMarked={({ total: last }) => last ?? false} />;
}

const HEADS: Record<UsageReport["group"], string> = { day: "Day (UTC)", user: "Person", session: "Session", chat: "Chat" };

const keyOf = ({ day, user, session_id, chat_id }: UsageRow): string => day ?? session_id ?? chat_id ?? user?.id ?? "none";

function words({ day, user, session_id, chat_id, name }: UsageRow): string {
  if (day !== null) return dayWords(day);
  if (name !== null) return name || "Unnamed";
  if (session_id !== null || chat_id !== null) return "Deleted";
  return user?.email ?? "Outside chats";
}
