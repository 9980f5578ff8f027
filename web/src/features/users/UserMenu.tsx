import { Ellipsis, Gauge, KeyRound, LogOut, ShieldCheck, ShieldMinus, UserCheck, UserX } from "lucide-react";
import { useState } from "react";
import type { Allowance, User } from "@/api/client";
import { Confirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuSeparator, DropdownMenuTrigger } from "@/components/ui/dropdown-menu";
import { AllowanceDialog } from "./AllowanceDialog";
import { LinkDialog } from "./LinkDialog";
import { useChangeUser, useResetUser, useSignOutUser } from "./mutations";

/** What an admin can do with a user. */
export function UserMenu({ user, allowance }: { user: User; allowance: Allowance | undefined }) {
  const [limiting, setLimiting] = useState(false);
  const [disabling, setDisabling] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const change = useChangeUser();
  const reset = useResetUser(setLink);
  const signOut = useSignOutUser();
  const disabled = user.status === "disabled";
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon-small" aria-label={`More about ${user.email}`}>
            <Ellipsis />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => change.mutate({ id: user.id, role: user.role === "admin" ? "user" : "admin" })}>
            {user.role === "admin" ? <ShieldMinus aria-hidden /> : <ShieldCheck aria-hidden />}
            {user.role === "admin" ? "Make a user" : "Make an admin"}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => reset.mutate(user.id)}>
            <KeyRound aria-hidden />
            {user.status === "invited" ? "New invitation link" : "Reset password"}
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setLimiting(true)}>
            <Gauge aria-hidden />
            Usage limit…
          </DropdownMenuItem>
          <DropdownMenuItem onSelect={() => signOut.mutate(user)}>
            <LogOut aria-hidden />
            Sign out
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem onSelect={() => (disabled ? change.mutate({ id: user.id, disabled: false }) : setDisabling(true))}>
            {disabled ? <UserCheck aria-hidden /> : <UserX aria-hidden />}
            {disabled ? "Enable" : "Disable"}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {limiting && <AllowanceDialog user={user} allowance={allowance} onClose={() => setLimiting(false)} />}
      {link !== null && <LinkDialog title={`New password for ${user.email}`} link={link} onClose={() => setLink(null)} />}
      <Confirm
        open={disabling}
        onOpenChange={setDisabling}
        title={`Disable ${user.email}?`}
        description="They are signed out at once, their tokens stop working, and they can’t sign in until you enable them again. Nothing of theirs is deleted."
        action="Disable"
        onConfirm={() => change.mutate({ id: user.id, disabled: true })}
      />
    </>
  );
}
