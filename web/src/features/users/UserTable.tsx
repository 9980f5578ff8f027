import { useQuery } from "@tanstack/react-query";
import type { Allowance, User } from "@/api/client";
import { DataTable, type Column } from "@/components/DataTable";
import { Moment } from "@/components/Moment";
import { Badge, type Tone } from "@/components/ui/badge";
import { duration } from "@/lib/format";
import { allowancesQuery } from "./queries";
import { UserMenu } from "./UserMenu";

const looks: Record<User["status"], [word: string, tone: Tone]> = { active: ["Active", "good"], invited: ["Invited", "quiet"], disabled: ["Disabled", "bad"] };

/** Everybody who has an account, or was invited to one. */
export function UserTable({ rows, self }: { rows: readonly User[]; self: string | null }) {
  const allowances = useQuery(allowancesQuery);
  const of = ({ id }: User) => allowances.data?.find(({ user }) => user.id === id);
  const columns: Column<User>[] = [
    { header: "Person", cell: (user) => <Person user={user} self={self} />, className: "md:max-w-68" },
    { header: "Role", cell: ({ role }) => (role === "admin" ? "Admin" : "User") },
    { header: "Status", cell: ({ status }) => <Badge tone={looks[status][1]}>{looks[status][0]}</Badge> },
    { header: "Sessions", cell: ({ session_count }) => session_count, numeric: true },
    { header: "This month", cell: (user) => (allowances.data ? <Used allowance={of(user)} /> : "–"), numeric: true },
    { header: "Last seen", cell: ({ last_seen_at }) => <Moment at={last_seen_at} none="never" />, numeric: true },
    { header: "Since", cell: ({ created_at }) => <Moment at={created_at} />, numeric: true },
    { header: "Actions", cell: (user) => <UserMenu user={user} allowance={of(user)} />, bare: true, numeric: true },
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

/** What somebody used this month, and of how much if that is limited. */
function Used({ allowance }: { allowance: Allowance | undefined }) {
  if (!allowance) return <span className="text-muted-foreground">nothing</span>;
  const { used_ms, monthly_minutes, reached } = allowance;
  return (
    <span className={reached ? "text-destructive" : ""}>
      {monthly_minutes === null ? duration(used_ms) : `${Math.floor(used_ms / 60_000)} of ${monthly_minutes} min`}
      {reached && <span className="sr-only">, limit reached</span>}
    </span>
  );
}
