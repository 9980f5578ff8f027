import { cn } from "@/lib/cn";
import type { LiveState } from "./state";

const words: Record<LiveState, string> = {
  none: "No browser yet",
  waiting: "Waiting",
  connecting: "Connecting",
  working: "Agent working",
  asking: "Waiting for you",
  paused: "Paused",
  yours: "You have the browser",
  theirs: "Somebody else has the browser",
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
  asking: "bg-primary",
  paused: "bg-foreground",
  yours: "bg-primary",
  theirs: "bg-other",
  awake: "bg-primary",
  held: "bg-muted-foreground/60",
  parking: "bg-signal animate-breathe",
  asleep: "bg-muted-foreground/60",
  ended: "bg-muted-foreground/60",
};

const tones: Partial<Record<LiveState, string>> = {
  working: "bg-signal-soft text-signal-ink",
  asking: "bg-primary-soft text-primary-strong",
  paused: "bg-muted-strong text-foreground",
  yours: "bg-primary-soft text-primary-strong",
  theirs: "bg-other-soft text-other",
};

/** The state of the browser in a word and a dot. */
export function StateBadge({ state }: { state: LiveState }) {
  return (
    <span
      className={cn(
        "inline-flex h-6 shrink-0 items-center gap-2 rounded-full px-2.5 text-xs font-medium text-muted-foreground",
        tones[state] ?? "bg-muted",
      )}
    >
      <span aria-hidden className={cn("size-1.5 rounded-full motion-reduce:animate-none", dots[state])} />
      {words[state]}
    </span>
  );
}
