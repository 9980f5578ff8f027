import { useState, type SubmitEvent } from "react";
import { Field } from "@/components/Field";
import { FormProblem } from "@/components/FormProblem";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useRegister } from "./mutations";
import { NewPasswordFields, useNewPassword } from "./NewPasswordFields";

/** Creates an account where that is open to everybody. */
export function RegisterForm({ onSignedIn }: { onSignedIn: () => void }) {
  const [email, setEmail] = useState("");
  const next = useNewPassword();
  const register = useRegister(onSignedIn);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    next.showProblems();
    if (next.isValid) register.mutate({ email: email.trim(), password: next.password });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label="E-mail">
        {(control) => <Input {...control} type="email" autoComplete="username" required value={email} onChange={(event) => setEmail(event.target.value)} />}
      </Field>
      <NewPasswordFields fields={next.fields} />
      <FormProblem error={register.error} />
      <Button type="submit" size="large" className="w-full" disabled={register.isPending}>
        Create account
      </Button>
    </form>
  );
}
