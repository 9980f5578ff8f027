import { useState } from "react";
import type { Profile } from "@/api/client";
import { Field } from "@/components/Field";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { Input } from "@/components/ui/input";
import { useCreateProfile } from "./mutations";
import { ProfileForm } from "./ProfileForm";

/** Makes a profile, empty or from an archive. */
export function NewProfileDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (profile: Profile) => void }) {
  const [archive, setArchive] = useState<File | null>(null);
  const create = useCreateProfile(onCreated);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent className="max-h-[94dvh] overflow-y-auto">
        <DialogTitle>New profile</DialogTitle>
        <DialogDescription>An identity for browsers: logins, storage and open tabs, kept under a key of its own.</DialogDescription>
        <ProfileForm action={archive ? "Create and import" : "Create"} pending={create.isPending} error={create.error} onSubmit={(fields) => create.mutate({ fields, archive })} onCancel={onClose}>
          <Field label="Archive" hint="As exported from a profile (.tar.zst). Without one the profile begins empty.">
            {(control) => <Input {...control} type="file" accept=".zst" className="py-1.5" onChange={(event) => setArchive(event.target.files?.[0] ?? null)} />}
          </Field>
        </ProfileForm>
      </DialogContent>
    </Dialog>
  );
}
