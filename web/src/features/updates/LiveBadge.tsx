import { Hint } from "@/components/ui/tooltip";
import { cn } from "@/lib/cn";
import type { UpdatesStatus } from "./reducer";

const words: Record<UpdatesStatus, [label: string, hint: string, dot: string]> = {
  connecting: ["Connecting", "Connecting to the server’s live updates", "bg-muted-foreground/50"],
  live: ["Live", "What you see changes by itself", "bg-primary"],
  offline: ["Offline", "Live updates are interrupted. Trying again; everything is asked for anew once it works.", "bg-destructive"],
};

/** Whether the page keeps itself up to date. */
export function LiveBadge({ status }: { status: UpdatesStatus }) {
  const [label, hint, dot] = words[status];
  return (
    <Hint text={hint}>
      <span role="status" className="inline-flex h-6 shrink-0 items-center gap-1.5 rounded-full px-2 text-xs text-muted-foreground">
        <span aria-hidden className={cn("size-1.5 rounded-full", dot)} />
        <span className={cn(status !== "offline" && "max-sm:sr-only")}>{label}</span>
      </span>
    </Hint>
  );
}
