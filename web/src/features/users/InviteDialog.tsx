import { useState, type SubmitEvent } from "react";
import type { Role } from "@/api/client";
import { Field } from "@/components/Field";
import { FormProblem } from "@/components/FormProblem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { LinkDialog } from "./LinkDialog";
import { useInviteUser } from "./mutations";

/** Asks whom to invite, then shows the link to pass on. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const invite = useInviteUser();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("user");
  if (invite.data) return <LinkDialog title={`Invitation for ${invite.data.user.email}`} link={invite.data.link} onClose={onClose} />;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    invite.mutate({ email: email.trim(), role });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogTitle>Invite somebody</DialogTitle>
        <DialogDescription>You get a link that you pass on; whoever opens it sets a password.</DialogDescription>
        <form onSubmit={submit} className="mt-4 space-y-4">
          <Field label="E-mail">{(control) => <Input {...control} type="email" required value={email} onChange={(event) => setEmail(event.target.value)} />}</Field>
          <Field label="Role" hint={role === "admin" ? "Sees and changes everything, and everybody’s things." : "Works with their own chats, sessions and pools."}>
            {(control) => (
              <Select {...control} className="w-full" value={role} onChange={(event) => setRole(event.target.value as Role)}>
                <option value="user">User</option>
                <option value="admin">Admin</option>
              </Select>
            )}
          </Field>
          <FormProblem error={invite.error} />
          <div className="flex justify-end gap-2 pt-1">
            <Button variant="outline" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={invite.isPending}>
              Create the link
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
