import { useState, type SubmitEvent } from "react";
import type { Profile, Scope } from "@/api/client";
import { Field } from "@/components/Field";
import { FormProblem } from "@/components/FormProblem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { useDeleteProfile } from "./mutations";

/** Asks for the profile's name before everything in it is gone for good. */
export function DeleteDialog({ profile, scope, onClose, onDeleted }: { profile: Profile; scope: Scope; onClose: () => void; onDeleted: () => void }) {
  const [typed, setTyped] = useState("");
  const remove = useDeleteProfile(profile.id, scope, onDeleted);
  const sure = typed.trim() === profile.name;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (sure) remove.mutate();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogTitle>Delete “{profile.name}”?</DialogTitle>
        <DialogDescription>Its key is destroyed: no snapshot of it can be read again, by anybody. Parked sessions that use it end.</DialogDescription>
        <form onSubmit={submit} noValidate className="mt-4 space-y-5">
          <Field label="Type the profile’s name to confirm">
            {(control) => <Input {...control} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />}
          </Field>
          <FormProblem error={remove.error} />
          <div className="flex justify-end gap-2">
            <Button variant="outline" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" variant="destructive" disabled={!sure || remove.isPending}>
              Delete for good
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
