import { useState, type ReactNode, type SubmitEvent } from "react";
import type { Profile } from "@/api/client";
import { Field } from "@/components/Field";
import { FormProblem } from "@/components/FormProblem";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import { optionalNumber, type ProfileFields } from "./fields";

interface ProfileFormProps {
  profile?: Profile;
  action: string;
  pending: boolean;
  error: unknown;
  /** More fields of the form. */
  children?: ReactNode;
  onSubmit: (fields: ProfileFields) => void;
  onCancel: () => void;
}

/** What a profile is called, and which of its snapshots stay. */
export function ProfileForm({ profile, action, pending, error, children, onSubmit, onCancel }: ProfileFormProps) {
  const [name, setName] = useState(profile?.name ?? "");
  const [description, setDescription] = useState(profile?.description ?? "");
  const [last, setLast] = useState(String(profile?.keep_last ?? ""));
  const [days, setDays] = useState(String(profile?.keep_days ?? ""));
  const keepLast = optionalNumber(last);
  const keepDays = optionalNumber(days);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim() === "" || keepLast === undefined || keepDays === undefined) return;
    onSubmit({ name: name.trim(), description: description.trim(), keep_last: keepLast, keep_days: keepDays });
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 space-y-5">
      <Field label="Name" hint="Sessions and clients can be given the profile by this name.">
        {(control) => <Input {...control} required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <Field label="Description">{(control) => <Textarea {...control} rows={2} maxLength={2_000} value={description} onChange={(event) => setDescription(event.target.value)} />}</Field>
      {children}
      <div className="grid grid-cols-2 items-start gap-4">
        <Field label="Snapshots to keep" hint="Empty: as the server is set up." problem={keepLast === undefined ? "A whole number." : undefined}>
          {(control) => <Input {...control} inputMode="numeric" value={last} onChange={(event) => setLast(event.target.value)} />}
        </Field>
        <Field label="Days to keep them" hint="Empty: however old." problem={keepDays === undefined ? "A whole number." : undefined}>
          {(control) => <Input {...control} inputMode="numeric" value={days} onChange={(event) => setDays(event.target.value)} />}
        </Field>
      </div>
      <FormProblem error={error} />
      <div className="flex justify-end gap-2">
        <Button variant="outline" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" disabled={pending || name.trim() === ""}>
          {action}
        </Button>
      </div>
    </form>
  );
}
