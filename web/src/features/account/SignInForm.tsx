import { LoaderCircle } from "lucide-react";
import { useId, type SubmitEvent } from "react";
import { messageOf } from "@/api/problem";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { useSignIn } from "./mutations";

/** E-mail and password; calls `onSignedIn` once the server has accepted them. */
export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const id = useId();
  const signIn = useSignIn(onSignedIn);

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    signIn.mutate({ email: text(form, "email").trim(), password: text(form, "password") });
  };

  return (
    <form onSubmit={submit} className="space-y-4" aria-describedby={signIn.error ? `${id}-problem` : undefined}>
      <div className="space-y-1.5">
        <label htmlFor={`${id}-email`} className="block text-sm font-medium">
          E-mail
        </label>
        {/* eslint-disable-next-line jsx-a11y/no-autofocus -- the page is nothing but this form */}
        <Input id={`${id}-email`} name="email" type="email" autoComplete="username" required autoFocus />
      </div>
      <div className="space-y-1.5">
        <label htmlFor={`${id}-password`} className="block text-sm font-medium">
          Password
        </label>
        <Input id={`${id}-password`} name="password" type="password" autoComplete="current-password" required aria-invalid={signIn.isError} />
      </div>
      {signIn.error && (
        <p id={`${id}-problem`} role="alert" className="rounded-lg bg-destructive-soft px-3 py-2 text-sm text-destructive">
          {messageOf(signIn.error)}
        </p>
      )}
      <Button type="submit" size="large" className="w-full" disabled={signIn.isPending}>
        {signIn.isPending && <LoaderCircle className="animate-spin" aria-hidden />}
        Sign in
      </Button>
    </form>
  );
}

function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === "string" ? value : "";
}
