import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { WelcomeForm } from "@/features/account/WelcomeForm";
import { EntrancePage } from "./EntrancePage";

const toSignIn = (
  <Link to="/sign-in" className="font-medium text-primary underline underline-offset-4">
    Go to the sign-in page
  </Link>
);

/** Accepts an invitation. Its token is in the address's fragment, which browsers never send to a server. */
export function WelcomePage() {
  const navigate = useNavigate();
  const [token] = useState(() => decodeURIComponent(window.location.hash.slice(1)));
  if (token === "") {
    return (
      <EntrancePage name="Welcome" title="This link is not complete" text="Open the link you were given as a whole, up to its last character." below={<p>{toSignIn}</p>}>
        <p className="text-sm text-muted-foreground">If it does not work, ask whoever invited you for a new one.</p>
      </EntrancePage>
    );
  }
  return (
    <EntrancePage name="Welcome" title="Welcome to Browsergrid" text="Choose a password, and you are in." below={<p>Already have one? {toSignIn}</p>}>
      <WelcomeForm token={token} onSignedIn={() => void navigate({ to: "/", replace: true })} />
    </EntrancePage>
  );
}
