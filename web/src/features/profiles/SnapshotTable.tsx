import { Download, GitCompareArrows, GitFork, History } from "lucide-react";
import type { ReactNode } from "react";
import type { Scope, Snapshot } from "@/api/client";
import { DataTable, type Column } from "@/components/DataTable";
import { Moment } from "@/components/Moment";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Hint } from "@/components/ui/tooltip";
import { bytes } from "@/lib/format";
import { causeOf, exportAddress } from "./words";

interface SnapshotTableProps {
  profile: string;
  rows: readonly Snapshot[];
  scope: Scope;
  onCompare: (from: number, to: number) => void;
  onRestore: (snapshot: Snapshot) => void;
  onFork: (snapshot: Snapshot) => void;
}

/** A profile's snapshots, the newest first, with what can be made of each. */
export function SnapshotTable({ profile, rows, scope, onCompare, onRestore, onFork }: SnapshotTableProps) {
  const newest = rows[0]?.number;
  const before = ({ number }: Snapshot) => rows.find((other) => other.number < number)?.number;
  const columns: Column<Snapshot>[] = [
    { header: "Snapshot", cell: (row) => <Name snapshot={row} newest={row.number === newest} /> },
    { header: "Made", cell: (row) => <Moment at={row.created_at} /> },
    { header: "Why", cell: causeOf },
    { header: "Tabs", cell: (row) => row.tabs, numeric: true },
    { header: "Size", cell: (row) => bytes(row.size_bytes), numeric: true },
    { header: "Stored anew", cell: (row) => bytes(row.added_bytes), numeric: true },
    {
      header: "What can be done",
      wide: true,
      cell: (row) => (
        <span className="flex gap-1 md:justify-end">
          <Action label="Compare with the one before" disabled={before(row) === undefined} onClick={() => onCompare(before(row) ?? row.number, row.number)} icon={<GitCompareArrows aria-hidden />} />
          <Action label={`Restore snapshot ${row.number}`} disabled={row.number === newest} onClick={() => onRestore(row)} icon={<History aria-hidden />} />
          <Action label={`Fork snapshot ${row.number}`} onClick={() => onFork(row)} icon={<GitFork aria-hidden />} />
          <Hint text="Export">
            <Button asChild variant="ghost" size="icon">
              <a href={exportAddress(profile, row.number, scope)} download aria-label={`Export snapshot ${row.number}`}>
                <Download aria-hidden />
              </a>
            </Button>
          </Hint>
        </span>
      ),
    },
  ];
  return <DataTable label="Snapshots" rows={rows} rowKey={({ number }) => String(number)} columns={columns} />;
}

function Name({ snapshot, newest }: { snapshot: Snapshot; newest: boolean }) {
  return (
    <span className="inline-flex items-center gap-2 font-medium tabular-nums">
      {snapshot.number}
      {newest && <Badge tone="good">Newest</Badge>}
    </span>
  );
}

function Action({ label, icon, disabled = false, onClick }: { label: string; icon: ReactNode; disabled?: boolean; onClick: () => void }) {
  return (
    <Hint text={label}>
      <Button variant="ghost" size="icon" aria-label={label} disabled={disabled} onClick={onClick}>
        {icon}
      </Button>
    </Hint>
  );
}
