import type { SessionStatus } from "@/api/client";
import type { Hands } from "./hands";

/** What the live view shows: each has its own frame and words. */
export type LiveState = "none" | "waiting" | "connecting" | "working" | "asking" | "paused" | "yours" | "theirs" | "awake" | "held" | "parking" | "asleep" | "ended";

interface Known {
  /** What the server said last, over the socket or with the chat; null without a session. */
  status: SessionStatus | null;
  connected: boolean;
  working: boolean;
  /** Why the run at work stands still: somebody paused it, or it waits for an answer. */
  still?: "paused" | "asking" | null;
  /** Whose hands are on the browser. */
  holder?: Hands["holder"];
}

/** Decides what to show from what is known. */
export function liveState({ status, connected, working, still = null, holder = null }: Known): LiveState {
  switch (status) {
    case null:
      return working ? "connecting" : "none";
    case "ended":
      return "ended";
    case "parking":
      return working ? "connecting" : "parking";
    case "held":
      return working ? "connecting" : "held";
    case "parked":
      return working ? "connecting" : "asleep";
    case "queued":
      return "waiting";
    case "starting":
      return "connecting";
    case "active":
      if (!connected) return "connecting";
      if (holder !== null) return holder === "you" ? "yours" : "theirs";
      if (working && still !== null) return still;
      return working ? "working" : "awake";
  }
}

/** Whether there is a browser to watch: a parked one has no picture, so nobody keeps a socket open for it. */
export const isWatchable = (status: SessionStatus | null): boolean =>
  status !== null && status !== "parked" && status !== "ended";

const FRAMES: Partial<Record<LiveState, string>> = {
  working: "border-signal ring-4 ring-signal/20",
  yours: "border-primary ring-4 ring-primary/35",
  theirs: "border-other ring-4 ring-other/25",
  asking: "border-primary/60 border-dashed",
  paused: "border-muted-foreground border-dashed",
  asleep: "border-border-strong border-dashed",
  held: "border-border-strong border-dashed",
};

/** The frame that says at a glance whose browser this is now: the agent's, yours, somebody else's, nobody's. */
export const frameOf = (state: LiveState): string => FRAMES[state] ?? "border-border-strong";
