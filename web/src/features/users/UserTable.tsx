import type { User } from "@/api/client";
import { DataTable, type Column } from "@/components/DataTable";
import { Moment } from "@/components/Moment";
import { Badge, type Tone } from "@/components/ui/badge";
import { UserMenu } from "./UserMenu";

const looks: Record<User["status"], [word: string, tone: Tone]> = { active: ["Active", "good"], invited: ["Invited", "quiet"], disabled: ["Disabled", "bad"] };

/** Everybody who has an account, or was invited to one. */
export function UserTable({ rows, self }: { rows: readonly User[]; self: string | null }) {
  const columns: Column<User>[] = [
    { header: "Person", cell: (user) => <Person user={user} self={self} />, className: "md:max-w-80" },
    { header: "Role", cell: ({ role }) => (role === "admin" ? "Admin" : "User") },
    { header: "Status", cell: ({ status }) => <Badge tone={looks[status][1]}>{looks[status][0]}</Badge> },
    { header: "Sessions", cell: ({ session_count }) => session_count, numeric: true },
    { header: "Last seen", cell: ({ last_seen_at }) => <Moment at={last_seen_at} none="never" />, numeric: true },
    { header: "Since", cell: ({ created_at }) => <Moment at={created_at} />, numeric: true },
    { header: "Actions", cell: (user) => <UserMenu user={user} />, bare: true, numeric: true },
  ];
  return <DataTable label="Users" rows={rows} rowKey={({ id }) => id} columns={columns} />;
}

function Person({ user, self }: { user: User; self: string | null }) {
  return (
    <span className="flex min-w-0 items-center gap-2.5">
      <span aria-hidden className="grid size-7 shrink-0 place-items-center rounded-full bg-primary-soft text-xs font-semibold text-primary uppercase max-md:hidden">
        {user.email[0]}
      </span>
      <span className="min-w-0 truncate font-medium">{user.email}</span>
      {user.id === self && <span className="shrink-0 text-xs text-muted-foreground">you</span>}
    </span>
  );
}
