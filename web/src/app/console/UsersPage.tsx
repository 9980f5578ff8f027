import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { UserPlus, Users as People } from "lucide-react";
import { useState } from "react";
import { useMe } from "@/api/useMe";
import { Empty, Listing } from "@/components/Listing";
import { SearchBox } from "@/components/SearchBox";
import { Button } from "@/components/ui/button";
import { InviteDialog } from "@/features/users/InviteDialog";
import { usersQuery } from "@/features/users/queries";
import { RegistrationSwitch } from "@/features/users/RegistrationSwitch";
import { UserTable } from "@/features/users/UserTable";
import { AdminsOnly } from "./AdminsOnly";
import { ConsolePage } from "./ConsolePage";

const route = getRouteApi("/shell/console/users");

/** Who has an account, and how others get one. */
export function UsersPage() {
  const { isAdmin } = useMe();
  const [inviting, setInviting] = useState(false);
  return (
    <ConsolePage
      title="Users"
      actions={
        isAdmin && (
          <Button size="small" onClick={() => setInviting(true)}>
            <UserPlus aria-hidden />
            Invite
          </Button>
        )
      }
    >
      <AdminsOnly>
        <UserList />
        <RegistrationSwitch />
      </AdminsOnly>
      {inviting && <InviteDialog onClose={() => setInviting(false)} />}
    </ConsolePage>
  );
}

function UserList() {
  const { query } = route.useSearch();
  const navigate = route.useNavigate();
  const { me } = useMe();
  const users = useInfiniteQuery(usersQuery(query));
  return (
    <>
      <SearchBox label="Find by e-mail" value={query ?? ""} onChange={(text) => void navigate({ search: text ? { query: text } : {}, replace: true })} className="w-64 max-sm:w-full" />
      <Listing query={users} label="users" empty={<Empty icon={<People />} title="Nobody found" text="No e-mail contains what you look for." />}>
        {(rows) => <UserTable rows={rows} self={me?.id ?? null} />}
      </Listing>
    </>
  );
}
