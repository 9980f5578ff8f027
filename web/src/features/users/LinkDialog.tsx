import { CopyField } from "@/components/CopyField";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";

/** Shows a one-time link: for a new account, or for a new password. */
export function LinkDialog({ title, link, onClose }: { title: string; link: string; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent>
        <DialogTitle>{title}</DialogTitle>
        <DialogDescription>Pass this link on over a channel you trust. It works once, for 7 days, and is only shown now.</DialogDescription>
        <CopyField text={link} label="Copy the link" said="Link copied" wrap className="mt-4" />
        <div className="mt-5 flex justify-end">
          <Button onClick={onClose}>Done</Button>
        </div>
      </DialogContent>
    </Dialog>
  );
}
