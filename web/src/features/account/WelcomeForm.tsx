import type { SubmitEvent } from "react";
import { FormProblem } from "@/components/FormProblem";
import { Button } from "@/components/ui/button";
import { useAcceptInvitation } from "./mutations";
import { NewPasswordFields, useNewPassword } from "./NewPasswordFields";

/** Sets the password an invitation or a reset link asks for, and signs in. */
export function WelcomeForm({ token, onSignedIn }: { token: string; onSignedIn: () => void }) {
  const next = useNewPassword();
  const accept = useAcceptInvitation(onSignedIn);
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    next.showProblems();
    if (next.isValid) accept.mutate({ token, password: next.password });
  };
  return (
    <form onSubmit={submit} className="space-y-4">
      <NewPasswordFields fields={next.fields} />
      <FormProblem error={accept.error} />
      <Button type="submit" size="large" className="w-full" disabled={accept.isPending}>
        Set password and sign in
      </Button>
    </form>
  );
}
