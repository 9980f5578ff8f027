import type { Profile, Scope } from "@/api/client";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { useChangeProfile } from "./mutations";
import { ProfileForm } from "./ProfileForm";

/** Renames or describes a profile, or says which snapshots stay. */
export function EditProfileDialog({ profile, scope, onClose }: { profile: Profile; scope: Scope; onClose: () => void }) {
  const change = useChangeProfile(profile.id, scope, onClose);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="max-h-[94dvh] overflow-y-auto">
        <DialogTitle>Edit “{profile.name}”</DialogTitle>
        <DialogDescription>Clients that name the profile must use its new name from then on.</DialogDescription>
        <ProfileForm profile={profile} action="Save" pending={change.isPending} error={change.error} onSubmit={(fields) => change.mutate(fields)} onCancel={onClose} />
      </DialogContent>
    </Dialog>
  );
}
