import { useState, type SubmitEvent } from "react";
import type { Allowance, User } from "@/api/client";
import { Field } from "@/components/Field";
import { FormProblem } from "@/components/FormProblem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { useSetAllowance } from "./mutations";

type Choice = "usual" | "none" | "minutes";

interface AllowanceDialogProps {
  user: User;
  /** Absent for somebody who used nothing and has no limit of their own. */
  allowance: Allowance | undefined;
  onClose: () => void;
}

/** Asks how much somebody may use in a month. */
export function AllowanceDialog({ user, allowance, onClose }: AllowanceDialogProps) {
  const set = useSetAllowance(onClose);
  const [choice, setChoice] = useState<Choice>(allowance?.own ? (allowance.monthly_minutes === null ? "none" : "minutes") : "usual");
  const [minutes, setMinutes] = useState(String(allowance?.monthly_minutes ?? 600));
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    set.mutate({ id: user.id, limit: choice === "minutes" ? Number(minutes) : choice });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogTitle>Usage limit of {user.email}</DialogTitle>
        <DialogDescription>Who has used up a calendar month (UTC) can begin no message and no session until the next. What runs goes on.</DialogDescription>
        <form onSubmit={submit} className="mt-4 space-y-4">
          <Field label="Limit">
            {(control) => (
              <Select {...control} className="w-full" value={choice} onChange={(event) => setChoice(event.target.value as Choice)}>
                <option value="usual">As the server’s settings say</option>
                <option value="minutes">Browser minutes a month</option>
                <option value="none">None</option>
              </Select>
            )}
          </Field>
          {choice === "minutes" && (
            <Field label="Minutes a month" hint="0 stops everything.">
              {(control) => <Input {...control} type="number" required min={0} max={1_000_000} step={1} value={minutes} onChange={(event) => setMinutes(event.target.value)} />}
            </Field>
          )}
          <FormProblem error={set.error} />
          <div className="flex justify-end gap-2 pt-1">
            <Button variant="outline" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={set.isPending}>
              Save
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
