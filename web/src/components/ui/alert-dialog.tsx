import { AlertDialog as Primitive } from "radix-ui";
import type { ReactNode } from "react";
import { Button } from "./button";
import { overlay } from "./dialog";
import { returnFocus } from "./returnFocus";

interface ConfirmProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description: ReactNode;
  action: string;
  onConfirm: () => void;
  /** Whether it can be undone, so that nothing has to warn. */
  harmless?: boolean;
}

/** Asks before something that cannot be undone, or that nobody would want by accident. */
export function Confirm({ open, onOpenChange, title, description, action, onConfirm, harmless = false }: ConfirmProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className={overlay} />
        <Primitive.Content onCloseAutoFocus={returnFocus} className="fixed top-1/2 left-1/2 z-50 w-[min(26rem,calc(100vw-2rem))] -translate-1/2 rounded-2xl border border-border bg-card p-6 shadow-pop outline-none">
          <Primitive.Title className="text-base font-semibold">{title}</Primitive.Title>
          <Primitive.Description className="mt-2 text-sm text-muted-foreground">{description}</Primitive.Description>
          <div className="mt-6 flex justify-end gap-2">
            <Primitive.Cancel asChild>
              <Button variant="outline">Cancel</Button>
            </Primitive.Cancel>
            <Primitive.Action asChild>
              <Button variant={harmless ? "default" : "destructive"} onClick={onConfirm}>
                {action}
              </Button>
            </Primitive.Action>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
