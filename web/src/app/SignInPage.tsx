import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useRouter } from "@tanstack/react-router";
import { registrationQuery } from "@/features/account/queries";
import { SignInForm } from "@/features/account/SignInForm";
import { EntrancePage } from "./EntrancePage";

const route = getRouteApi("/sign-in");

/** Where everybody starts; it leads on to where they wanted to go. */
export function SignInPage() {
  const { next } = route.useSearch();
  const router = useRouter();
  const { data: registration } = useQuery(registrationQuery);
  return (
    <EntrancePage
      name="Sign in"
      title="Browsergrid"
      text="An agent that drives a real browser for you"
      below={
        <>
          {registration?.open && (
            <p>
              No account yet?{" "}
              <Link to="/register" className="font-medium text-primary underline underline-offset-4">
                Create one
              </Link>
            </p>
          )}
          <p>First start? The e-mail and password are on the server’s console.</p>
        </>
      }
    >
      <SignInForm onSignedIn={() => router.history.replace(next ?? "/")} />
    </EntrancePage>
  );
}
