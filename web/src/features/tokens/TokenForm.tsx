import { useState, type SubmitEvent } from "react";
import type { TokenScope } from "@/api/client";
import { Field } from "@/components/Field";
import { FormProblem } from "@/components/FormProblem";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { EXPIRIES, expiryOf, SCOPES } from "./scopes";

interface TokenFormProps {
  pending: boolean;
  error: unknown;
  onSubmit: (token: { name: string; scopes: TokenScope[]; expires_at: string | null }) => void;
  onCancel: () => void;
}

/** What a new token is called, may do, and until when. */
export function TokenForm({ pending, error, onSubmit, onCancel }: TokenFormProps) {
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<readonly TokenScope[]>(["read"]);
  const [days, setDays] = useState("90");
  const [sent, setSent] = useState(false);
  const nameless = sent && name.trim() === "" ? "Say what it is for, so that you know it later." : undefined;
  const powerless = sent && scopes.length === 0;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSent(true);
    if (name.trim() === "" || scopes.length === 0) return;
    onSubmit({ name: name.trim(), scopes: [...scopes], expires_at: expiryOf(days === "" ? null : Number(days)) });
  };
  return (
    <form onSubmit={submit} noValidate className="mt-4 space-y-4">
      <Field label="Name" problem={nameless}>
        {(control) => <Input {...control} placeholder="What will use it" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />}
      </Field>
      <fieldset className="space-y-1">
        <legend className="mb-1.5 text-sm font-medium">It may</legend>
        {SCOPES.map(({ scope, label, text }) => (
          <label key={scope} className="flex gap-3 rounded-lg px-2 py-1.5 hover:bg-muted">
            <Checkbox
              className="mt-0.5"
              checked={scopes.includes(scope)}
              onChange={(event) => setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((one) => one !== scope))}
            />
            <span className="text-sm font-medium">
              {label}
              <span className="block text-[13px] font-normal text-muted-foreground">{text}</span>
            </span>
          </label>
        ))}
        {powerless && (
          <p role="alert" className="text-[13px] text-destructive">
            Choose at least one.
          </p>
        )}
      </fieldset>
      <Field label="Expires after">
        {(control) => (
          <Select {...control} className="w-full" value={days} onChange={(event) => setDays(event.target.value)}>
            {EXPIRIES.map((expiry) => (
              <option key={expiry.label} value={expiry.days ?? ""}>
                {expiry.label}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <FormProblem error={error} />
      <div className="flex justify-end gap-2 pt-1">
        <Button variant="outline" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" disabled={pending}>
          Create token
        </Button>
      </div>
    </form>
  );
}
