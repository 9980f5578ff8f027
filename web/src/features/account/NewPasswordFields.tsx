import { useState } from "react";
import { Field } from "@/components/Field";
import { Input } from "@/components/ui/input";
import { passwordProblem, repetitionProblem } from "./password";

/** A new password typed twice; what is wrong is shown once the field was left or the form was sent. */
export function useNewPassword() {
  const [password, setPassword] = useState("");
  const [again, setAgain] = useState("");
  const [shown, setShown] = useState({ password: false, again: false });
  const problems = { password: passwordProblem(password), again: repetitionProblem(password, again) };
  return {
    password,
    isValid: problems.password === undefined && problems.again === undefined,
    showProblems: () => setShown({ password: true, again: true }),
    clear: () => {
      setPassword("");
      setAgain("");
      setShown({ password: false, again: false });
    },
    fields: {
      password: { value: password, set: setPassword, problem: shown.password ? problems.password : undefined, leave: () => password && setShown((before) => ({ ...before, password: true })) },
      again: { value: again, set: setAgain, problem: shown.again ? problems.again : undefined, leave: () => again && setShown((before) => ({ ...before, again: true })) },
    },
  };
}

export function NewPasswordFields({ fields: { password, again } }: { fields: ReturnType<typeof useNewPassword>["fields"] }) {
  return (
    <>
      <Field label="New password" hint="12 characters or more. A few words in a row are good." problem={password.problem}>
        {(control) => <Input {...control} type="password" autoComplete="new-password" value={password.value} onChange={(event) => password.set(event.target.value)} onBlur={password.leave} />}
      </Field>
      <Field label="New password again" problem={again.problem}>
        {(control) => <Input {...control} type="password" autoComplete="new-password" value={again.value} onChange={(event) => again.set(event.target.value)} onBlur={again.leave} />}
      </Field>
    </>
  );
}
