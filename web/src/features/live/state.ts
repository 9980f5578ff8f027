import type { SessionStatus } from "@/api/client";

/** What the live view shows: each has its own frame and words. */
export type LiveState = "none" | "waiting" | "connecting" | "working" | "awake" | "held" | "parking" | "asleep" | "ended";

interface Known {
  /** What the server said last, over the socket or with the chat; null without a session. */
  status: SessionStatus | null;
  connected: boolean;
  working: boolean;
}

/** Decides what to show from what is known. */
export function liveState({ status, connected, working }: Known): LiveState {
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
      return working ? "working" : "awake";
  }
}

/** Whether there is a browser to watch: a parked one has no picture, so nobody keeps a socket open for it. */
export const isWatchable = (status: SessionStatus | null): boolean =>
  status !== null && status !== "parked" && status !== "ended";
