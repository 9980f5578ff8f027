import { useQuery } from "@tanstack/react-query";
import { Card } from "@/components/Card";
import { Switch } from "@/components/ui/switch";
import { useChangeSettings } from "./mutations";
import { settingsQuery } from "./queries";

/** Whether people may create accounts themselves. */
export function RegistrationSwitch() {
  const { data: settings } = useQuery(settingsQuery);
  const change = useChangeSettings();
  return (
    <Card
      title="Registration"
      text="When it is open, anybody who can reach this server can create an account as a user. Otherwise only invited people get in."
      actions={
        <Switch label="Open to everybody" checked={settings?.self_registration ?? false} disabled={!settings || change.isPending} onChange={(checked) => change.mutate({ self_registration: checked })} />
      }
    />
  );
}
