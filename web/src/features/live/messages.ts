import type { SessionStatus } from "@/api/client";

export interface Tab {
  id: string;
  title: string;
  url: string;
  active: boolean;
}

export type LiveMessage = { type: "state"; status: SessionStatus } | { type: "tabs"; tabs: Tab[] };

/** Reads a text message; of one that is not understood nothing is made. */
export function parseMessage(text: string): LiveMessage | null {
  try {
    const message = JSON.parse(text) as { type?: unknown };
    return message.type === "state" || message.type === "tabs" ? (message as LiveMessage) : null;
  } catch {
    return null;
  }
}
