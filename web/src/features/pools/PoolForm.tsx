import type { SubmitEvent } from "react";
import { Card } from "@/components/Card";
import { FormProblem } from "@/components/FormProblem";
import { Button } from "@/components/ui/button";
import { EgressFields } from "./EgressFields";
import { templateOf, type PoolValues } from "./poolForm";
import { NumberInput, TextInput } from "./PoolFields";
import { PolicyCard } from "./PolicyCard";
import { TemplateFields } from "./TemplateFields";
import { TemplatePreview } from "./TemplatePreview";
import { usePoolForm } from "./usePoolForm";

interface PoolFormProps {
  initial: PoolValues;
  action: string;
  pending: boolean;
  /** Why the server refused the last try. */
  refusal: unknown;
  passwordSet?: boolean;
  /** The name of the system's pool stays. */
  nameFixed?: boolean;
  onSubmit: (values: PoolValues) => void;
  onCancel: () => void;
}

/** Everything about a pool; problems are shown at the field they are about. */
export function PoolForm({ initial, action, pending, refusal, passwordSet = false, nameFixed = false, onSubmit, onCancel }: PoolFormProps) {
  const { form, whenValid, problem } = usePoolForm(initial, refusal);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    whenValid(() => onSubmit(form.values));
    requestAnimationFrame(() => element.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
  };
  return (
    <form onSubmit={submit} noValidate className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(18rem,2fr)]">
      <div className="min-w-0 space-y-4">
        <Card title="Pool">
          <div className="grid gap-4">
            <TextInput form={form} field="name" label="Name" hint="Programs claim by this name." required maxLength={63} disabled={nameFixed} />
            <TextInput form={form} field="description" label="Description" maxLength={500} />
          </div>
        </Card>
        <Card title="Size and limits">
          <div className="grid gap-4 sm:grid-cols-2">
            <NumberInput form={form} field="min" label="Warm browsers" hint="Kept ready at all times." />
            <NumberInput form={form} field="max" label="Most browsers" hint="Warm and in use together." />
            <NumberInput form={form} field="max_concurrency" label="Most in use at once" hint="Whoever comes then waits in line." />
            <NumberInput form={form} field="max_per_user" label="Most per user" hint="Empty for no limit." />
            <NumberInput form={form} field="timeout_minutes" label="Longest use in minutes" hint="Then the browser is taken back." />
            <NumberInput form={form} field="idle_minutes" label="Fresh after idle minutes" hint="A warm browser nobody took is replaced; 0 for never." />
          </div>
        </Card>
        <PolicyCard form={form} />
        <Card title="Network" text="Pages reach the public internet, and nothing of the grid’s own machine and network. One host, *.example.com, address or range (10.0.0.0/8) per line, perhaps with a port.">
          <EgressFields form={form} />
        </Card>
        <Card title="Browser template" text="How the browsers of this pool are started. What is empty stays as Chromium does it.">
          <TemplateFields form={form} passwordSet={passwordSet} />
        </Card>
      </div>
      <div className="min-w-0 space-y-4 lg:sticky lg:top-0">
        <TemplatePreview template={templateOf(form.values)} />
        <FormProblem error={problem} />
        <div className="flex justify-end gap-2">
          <Button variant="outline" onClick={onCancel}>
            Cancel
          </Button>
          <Button type="submit" disabled={pending}>
            {action}
          </Button>
        </div>
      </div>
    </form>
  );
}
