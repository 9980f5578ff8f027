import { useState, type SubmitEvent } from "react";
import type { Profile, Scope } from "@/api/client";
import { Field } from "@/components/Field";
import { FormProblem } from "@/components/FormProblem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { useFork } from "./mutations";

interface ForkDialogProps {
  profile: Profile;
  number: number;
  scope: Scope;
  onClose: () => void;
  onForked: (profile: Profile) => void;
}

/** Asks what a copy of a snapshot is to be called. */
export function ForkDialog({ profile, number, scope, onClose, onForked }: ForkDialogProps) {
  const [name, setName] = useState(`${profile.name} (copy)`);
  const fork = useFork(profile.id, scope, onForked);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim()) fork.mutate({ name: name.trim(), description: null, number });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogTitle>Fork snapshot {number}</DialogTitle>
        <DialogDescription>A new profile begins where this snapshot ends. It has a key of its own; what happens to one does not touch the other.</DialogDescription>
        <form onSubmit={submit} noValidate className="mt-4 space-y-5">
          <Field label="Name">{(control) => <Input {...control} maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />}</Field>
          <FormProblem error={fork.error} />
          <div className="flex justify-end gap-2">
            <Button variant="outline" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={fork.isPending || !name.trim()}>
              Fork
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
