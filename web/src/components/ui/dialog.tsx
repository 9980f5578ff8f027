import { X } from "lucide-react";
import { Dialog as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/lib/cn";
import { Button } from "./button";
import { returnFocus } from "./returnFocus";

export const Dialog = Primitive.Root;
export const DialogTrigger = Primitive.Trigger;
export const DialogClose = Primitive.Close;

export const overlay =
  "fixed inset-0 z-50 bg-scrim data-[state=open]:animate-fade-in motion-reduce:animate-none";

interface DialogContentProps extends ComponentProps<typeof Primitive.Content> {
  /** "left" makes it a drawer, "full" gives a picture all the room there is. */
  shape?: "center" | "left" | "full";
}

const shapes = {
  center: "top-1/2 left-1/2 w-[min(28rem,calc(100vw-2rem))] -translate-1/2 rounded-2xl border border-border p-6",
  left: "inset-y-0 left-0 w-[min(19rem,86vw)] border-r border-border data-[state=open]:animate-slide-in",
  full: "top-1/2 left-1/2 max-h-[94dvh] w-[min(78rem,96vw)] -translate-1/2 rounded-2xl border border-border p-3",
};

export function DialogContent({ className, children, shape = "center", ...props }: DialogContentProps) {
  return (
    <Primitive.Portal>
      <Primitive.Overlay className={overlay} />
      <Primitive.Content
        className={cn(
          "fixed z-50 flex flex-col bg-card text-foreground shadow-pop outline-none motion-reduce:animate-none",
          shapes[shape],
          className,
        )}
        onCloseAutoFocus={returnFocus}
        {...props}
      >
        {children}
        {shape !== "left" && (
          <Primitive.Close asChild>
            <Button variant="ghost" size="icon-small" aria-label="Close" className="absolute top-3 right-3">
              <X />
            </Button>
          </Primitive.Close>
        )}
      </Primitive.Content>
    </Primitive.Portal>
  );
}

export function DialogTitle({ className, ...props }: ComponentProps<typeof Primitive.Title>) {
  return <Primitive.Title className={cn("pr-8 text-base font-semibold", className)} {...props} />;
}

export function DialogDescription({ className, ...props }: ComponentProps<typeof Primitive.Description>) {
  return <Primitive.Description className={cn("mt-2 text-sm text-muted-foreground", className)} {...props} />;
}
