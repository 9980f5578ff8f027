import { LogOut } from "lucide-react";
import { useState } from "react";
import { Confirm } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { useSignOutEverywhere } from "./mutations";

/** Ends all of one's logins, this one too. */
export function SignOutEverywhere() {
  const [asking, setAsking] = useState(false);
  const signOut = useSignOutEverywhere();
  return (
    <>
      <Button variant="outline" size="small" disabled={signOut.isPending} onClick={() => setAsking(true)}>
        <LogOut aria-hidden />
        Sign out everywhere
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title="Sign out everywhere?"
        description="Every device is signed out, this one included, and open live views are cut. Tokens keep working; revoke those on their own page."
        action="Sign out everywhere"
        onConfirm={() => signOut.mutate()}
      />
    </>
  );
}
