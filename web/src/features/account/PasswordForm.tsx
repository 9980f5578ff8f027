import { useState, type SubmitEvent } from "react";
import { Field } from "@/components/Field";
import { FormProblem } from "@/components/FormProblem";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useChangePassword } from "./mutations";
import { NewPasswordFields, useNewPassword } from "./NewPasswordFields";

/** Changes one's password; all other logins end with it. */
export function PasswordForm() {
  const [current, setCurrent] = useState("");
  const next = useNewPassword();
  const change = useChangePassword(() => {
    setCurrent("");
    next.clear();
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    next.showProblems();
    if (next.isValid && current) change.mutate({ current_password: current, new_password: next.password });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label="Current password">
        {(control) => <Input {...control} type="password" autoComplete="current-password" required value={current} onChange={(event) => setCurrent(event.target.value)} />}
      </Field>
      <NewPasswordFields fields={next.fields} />
      <FormProblem error={change.error} />
      <Button type="submit" disabled={change.isPending}>
        Change password
      </Button>
    </form>
  );
}
