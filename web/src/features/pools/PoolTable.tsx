import { Link } from "@tanstack/react-router";
import type { Pool, Scope } from "@/api/client";
import { DataTable, type Column } from "@/components/DataTable";
import { Badge } from "@/components/ui/badge";
import { HealthBadge } from "./HealthBadge";

const none = <span className="text-muted-foreground">–</span>;

/** Pools with how they are and how much of them is in use. */
export function PoolTable({ rows, scope }: { rows: readonly Pool[]; scope: Scope }) {
  const columns: Column<Pool>[] = [
    { header: "Pool", cell: (row) => <Name pool={row} scope={scope} />, className: "md:max-w-80" },
    { header: "Health", cell: (row) => <HealthBadge health={row.health} /> },
    { header: "Warm", cell: ({ counts }) => (counts ? counts.warm + counts.warming : none), numeric: true },
    { header: "In use", cell: ({ counts }) => counts?.leased ?? none, numeric: true },
    { header: "Waiting", cell: ({ counts }) => counts?.waiting ?? none, numeric: true },
    { header: "Browsers", cell: ({ min, max }) => (min === null ? none : `${min} to ${max ?? "–"}`), numeric: true },
    { header: "Owner", cell: (row) => <Owner pool={row} />, wide: true },
  ];
  return <DataTable label="Pools" rows={rows} rowKey={({ id }) => id} columns={columns} />;
}

function Name({ pool, scope }: { pool: Pool; scope: Scope }) {
  return (
    <span className="block min-w-0 max-md:py-0.5">
      <Link
        to="/console/pools/$poolId"
        params={{ poolId: pool.id }}
        search={scope === "all" ? { scope } : {}}
        className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:rounded-lg focus-visible:after:ring-2 focus-visible:after:ring-ring focus-visible:after:ring-inset"
      >
        {pool.name}
      </Link>
      {pool.description && <span className="mt-0.5 block truncate text-xs font-normal text-muted-foreground">{pool.description}</span>}
    </span>
  );
}

function Owner({ pool: { system, owner } }: { pool: Pool }) {
  if (system) return <Badge>System</Badge>;
  return owner ? <span className="block truncate md:max-w-48">{owner.email}</span> : none;
}
