import { useMe } from "@/api/useMe";
import { Card } from "@/components/Card";
import { EmailForm } from "@/features/account/EmailForm";
import { Logins } from "@/features/account/Logins";
import { PasswordForm } from "@/features/account/PasswordForm";
import { SignOutEverywhere } from "@/features/account/SignOutEverywhere";
import { ConsolePage } from "./ConsolePage";

/** How one signs in, and where one is signed in. */
export function AccountPage() {
  const { me } = useMe();
  return (
    <ConsolePage title="Account">
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <div className="min-w-0 space-y-4">
          <Card title="E-mail">{me && <EmailForm me={me} />}</Card>
          <Card title="Password" text="Changing it ends all your other logins.">
            <PasswordForm />
          </Card>
        </div>
        <Card title="Active logins" actions={<SignOutEverywhere />} text="If you don’t recognise one, sign it out and change your password.">
          <Logins />
        </Card>
      </div>
    </ConsolePage>
  );
}
