import { CopyField } from "@/components/CopyField";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogTitle } from "@/components/ui/dialog";
import { useCreateToken } from "./mutations";
import { TokenForm } from "./TokenForm";

/** Creates a token, then shows its secret for the only time. */
export function TokenDialog({ onClose }: { onClose: () => void }) {
  const create = useCreateToken();
  const made = create.data;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {/* Once the secret is shown, a stray click beside the dialog must not lose it. */}
      <DialogContent className="max-h-[94dvh] overflow-y-auto" onInteractOutside={(event) => made && event.preventDefault()}>
        <DialogTitle>{made ? `Token “${made.token.name}”` : "New token"}</DialogTitle>
        <DialogDescription>
          {made ? "Copy it now: it is shown this once and can’t be read again, not even by an admin." : "For programs that use Browsergrid in your name."}
        </DialogDescription>
        {made ? (
          <>
            <CopyField text={made.secret} label="Copy the token" said="Token copied" wrap className="mt-4" />
            <p className="mt-2 text-[13px] text-muted-foreground">
              Send it as <code className="font-mono">Authorization: Bearer …</code>
            </p>
            <div className="mt-5 flex justify-end">
              <Button onClick={onClose}>I have copied it</Button>
            </div>
          </>
        ) : (
          <TokenForm pending={create.isPending} error={create.error} onSubmit={(token) => create.mutate(token)} onCancel={onClose} />
        )}
      </DialogContent>
    </Dialog>
  );
}
