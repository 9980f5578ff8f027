import { cn } from "@/lib/cn";
import type { LiveState } from "./state";

const words: Record<LiveState, string> = {
  none: "No browser yet",
  waiting: "Waiting",
  connecting: "Connecting",
  working: "Agent working",
  awake: "Live",
  held: "Standing by",
  parking: "Falling asleep",
  asleep: "Asleep",
  ended: "Browser closed",
};

const dots: Record<LiveState, string> = {
  none: "bg-muted-foreground/40",
  waiting: "bg-muted-foreground/60",
  connecting: "bg-signal animate-breathe",
  working: "bg-signal animate-breathe",
  awake: "bg-primary",
  held: "bg-muted-foreground/60",
  parking: "bg-signal animate-breathe",
  asleep: "bg-muted-foreground/60",
  ended: "bg-muted-foreground/60",
};

/** The state of the browser in a word and a dot. */
export function StateBadge({ state }: { state: LiveState }) {
  return (
    <span
      className={cn(
        "inline-flex h-6 items-center gap-2 rounded-full px-2.5 text-xs font-medium text-muted-foreground",
        state === "working" ? "bg-signal-soft text-signal-ink" : "bg-muted",
      )}
    >
      <span aria-hidden className={cn("size-1.5 rounded-full motion-reduce:animate-none", dots[state])} />
      {words[state]}
    </span>
  );
}
