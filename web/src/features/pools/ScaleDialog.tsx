import { useState, type SubmitEvent } from "react";
import type { Pool, Scope } from "@/api/client";
import { Field } from "@/components/Field";
import { FormProblem } from "@/components/FormProblem";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { useScalePool } from "./mutations";

/** Asks how many browsers to warm ahead of a rush. */
export function ScaleDialog({ pool, scope, onClose }: { pool: Pool; scope: Scope; onClose: () => void }) {
  const scale = useScalePool(pool.id, scope, onClose);
  const [text, setText] = useState(String(pool.counts?.warm ?? 0));
  const most = pool.max ?? 0;
  const problem = !/^\d{1,6}$/.test(text.trim()) ? "A whole number." : Number(text) > most ? `This pool has ${most} browsers at most.` : undefined;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!problem) scale.mutate(Number(text));
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogTitle>Warm up “{pool.name}”</DialogTitle>
        <DialogDescription>That many browsers are kept ready for the next 15 minutes, then the pool’s own numbers count again.</DialogDescription>
        <form onSubmit={submit} noValidate className="mt-4 space-y-5">
          <Field label="Warm browsers" problem={problem}>
            {(control) => <Input {...control} inputMode="numeric" value={text} onChange={(event) => setText(event.target.value)} />}
          </Field>
          <FormProblem error={scale.error} />
          <div className="flex justify-end gap-2">
            <Button variant="outline" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={scale.isPending}>
              Warm up
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
