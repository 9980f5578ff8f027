import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Loaded } from "@/components/Listing";
import { registrationQuery } from "@/features/account/queries";
import { RegisterForm } from "@/features/account/RegisterForm";
import { EntrancePage } from "./EntrancePage";

/** Where people create their own account, if the server's admins let them. */
export function RegisterPage() {
  const navigate = useNavigate();
  const registration = useQuery(registrationQuery);
  return (
    <EntrancePage
      name="Create an account"
      title="Create an account"
      text="Chats, browsers and pools of your own"
      below={
        <p>
          Already have one?{" "}
          <Link to="/sign-in" className="font-medium text-primary underline underline-offset-4">
            Sign in
          </Link>
        </p>
      }
    >
      <Loaded query={registration} label="whether registration is open" rows={2}>
        {({ open }) => (open ? <RegisterForm onSignedIn={() => void navigate({ to: "/", replace: true })} /> : <Closed />)}
      </Loaded>
    </EntrancePage>
  );
}

function Closed() {
  return <p className="text-sm text-muted-foreground">Registration is closed on this server. Ask whoever runs it for an invitation.</p>;
}
