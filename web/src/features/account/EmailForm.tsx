import { useState, type SubmitEvent } from "react";
import type { Me } from "@/api/client";
import { Field } from "@/components/Field";
import { FormProblem } from "@/components/FormProblem";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useChangeEmail } from "./mutations";

/** Changes the e-mail one signs in with. */
export function EmailForm({ me }: { me: Me }) {
  const [email, setEmail] = useState(me.email);
  const [password, setPassword] = useState("");
  const [same, setSame] = useState(false);
  const change = useChangeEmail(() => setPassword(""));
  const type = (text: string) => {
    setEmail(text);
    setSame(false);
  };
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setSame(email.trim() === me.email);
    if (email.trim() !== me.email) change.mutate({ email: email.trim(), current_password: password });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <Field label="E-mail address" problem={same ? "This is your address already." : undefined}>
        {(control) => <Input {...control} type="email" autoComplete="email" required value={email} onChange={(event) => type(event.target.value)} />}
      </Field>
      <Field label="Your password" hint="To be sure that it is you.">
        {(control) => <Input {...control} type="password" autoComplete="current-password" required value={password} onChange={(event) => setPassword(event.target.value)} />}
      </Field>
      <FormProblem error={change.error} />
      <Button type="submit" disabled={change.isPending}>
        Change e-mail
      </Button>
    </form>
  );
}
