import { getRouteApi, useRouter } from "@tanstack/react-router";
import { Logo } from "@/components/Logo";
import { SignInForm } from "@/features/account/SignInForm";

const route = getRouteApi("/sign-in");

/** Where everybody starts; it leads on to where they wanted to go. */
export function SignInPage() {
  const { next } = route.useSearch();
  const router = useRouter();
  return (
    <main id="main" className="grid min-h-0 flex-1 place-items-center overflow-y-auto p-4">
      <title>Sign in · Browsergrid</title>
      <div className="w-full max-w-sm">
        <div className="mb-8 flex flex-col items-center text-center">
          <Logo className="size-12" />
          <h1 className="mt-5 text-2xl font-semibold tracking-tight">Browsergrid</h1>
          <p className="mt-1.5 text-[15px] text-muted-foreground">An agent that drives a real browser for you</p>
        </div>
        <div className="rounded-2xl border border-border bg-card p-6 shadow-lift">
          <SignInForm onSignedIn={() => router.history.replace(next ?? "/")} />
        </div>
        <p className="mt-5 text-center text-balance text-[13px] text-muted-foreground">
          First start? The e-mail and password are on the server’s console.
        </p>
      </div>
    </main>
  );
}
