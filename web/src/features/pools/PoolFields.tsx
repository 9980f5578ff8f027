import type { ComponentProps } from "react";
import { Field } from "@/components/Field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { PoolField, PoolValues } from "./poolForm";
import type { PoolFormState } from "./usePoolForm";

type TextField = { [Field in PoolField]: string extends PoolValues[Field] ? Field : never }[PoolField];

interface Props {
  form: PoolFormState;
  field: TextField;
  label: string;
  hint?: string;
  className?: string;
}

export function TextInput({ form, field, label, hint, className, ...input }: Props & Omit<ComponentProps<"input">, "form">) {
  return (
    <Field label={label} hint={hint} problem={form.problemAt(field)} {...(className && { className })}>
      {(control) => <Input {...control} {...input} className="h-9 text-sm" value={form.values[field]} onChange={(event) => form.set(field, event.target.value)} />}
    </Field>
  );
}

/** A number, kept as text so that what is wrong can be said instead of swallowed. */
export function NumberInput(props: Props) {
  return <TextInput inputMode="numeric" autoComplete="off" {...props} />;
}

export function LinesInput({ form, field, label, hint, className, placeholder }: Props & { placeholder: string }) {
  return (
    <Field label={label} hint={hint} problem={form.problemAt(field)} {...(className && { className })}>
      {(control) => (
        <Textarea {...control} rows={3} spellCheck={false} placeholder={placeholder} className="font-mono text-[13px]" value={form.values[field]} onChange={(event) => form.set(field, event.target.value)} />
      )}
    </Field>
  );
}
