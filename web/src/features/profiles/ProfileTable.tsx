import { Link } from "@tanstack/react-router";
import type { Profile, Scope } from "@/api/client";
import { DataTable, type Column } from "@/components/DataTable";
import { Moment } from "@/components/Moment";
import { bytes } from "@/lib/format";
import { HolderBadge } from "./HolderBadge";

/** Profiles with how large they are and who works with them. */
export function ProfileTable({ rows, scope }: { rows: readonly Profile[]; scope: Scope }) {
  const owner: Column<Profile> = { header: "Owner", cell: (row) => <span className="block truncate md:max-w-48">{row.owner.email}</span>, wide: true };
  const columns: Column<Profile>[] = [
    { header: "Profile", cell: (row) => <Name profile={row} scope={scope} />, className: "md:max-w-80" },
    { header: "Used by", cell: (row) => <HolderBadge holder={row.holder} scope={scope} />, wide: true },
    { header: "Last used", cell: (row) => <Moment at={row.last_used_at} none="Never" /> },
    { header: "Tabs", cell: (row) => row.tabs, numeric: true },
    { header: "Snapshots", cell: (row) => row.snapshots, numeric: true },
    { header: "Size", cell: (row) => (row.snapshots === 0 ? <span className="text-muted-foreground">–</span> : bytes(row.size_bytes)), numeric: true },
    ...(scope === "all" ? [owner] : []),
  ];
  return <DataTable label="Profiles" rows={rows} rowKey={({ id }) => id} columns={columns} />;
}

function Name({ profile, scope }: { profile: Profile; scope: Scope }) {
  return (
    <span className="block min-w-0 max-md:py-0.5">
      <Link
        to="/console/profiles/$profileId"
        params={{ profileId: profile.id }}
        search={scope === "all" ? { scope } : {}}
        className="block truncate font-medium outline-none after:absolute after:inset-0 focus-visible:after:rounded-lg focus-visible:after:ring-2 focus-visible:after:ring-ring focus-visible:after:ring-inset"
      >
        {profile.name}
      </Link>
      {profile.description && <span className="mt-0.5 block truncate text-xs font-normal text-muted-foreground">{profile.description}</span>}
    </span>
  );
}
