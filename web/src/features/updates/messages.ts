export const TOPICS = ["sessions", "pools", "nodes", "chats", "users", "tokens", "audit", "logins", "profiles"] as const;
export type Topic = (typeof TOPICS)[number];

/** What the server sends over the updates socket: ids of what changed, never the things themselves. */
export type UpdateMessage =
  | { type: "subscribed"; topics: Topic[]; refused: Topic[] }
  | { type: "changed"; topic: Topic; ids: string[] }
  | { type: "resync" }
  | { type: "ping" };

/** What happens to the connection, and what comes over it. */
export type UpdateEvent = UpdateMessage | { type: "lost" } | { type: "signed_out" };

export interface Subscription {
  topics: readonly Topic[];
  scope: "own" | "all";
}

/** A message as text, or null for what this version does not understand. */
export function parseUpdate(text: string): UpdateMessage | null {
  const message = parse(text);
  if (message?.type === "ping" || message?.type === "resync") return { type: message.type };
  if (message?.type === "subscribed") return { type: "subscribed", topics: topics(message["topics"]), refused: topics(message["refused"]) };
  if (message?.type !== "changed" || !isTopic(message["topic"])) return null;
  const ids: unknown = message["ids"];
  return { type: "changed", topic: message["topic"], ids: Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [] };
}

function parse(text: string): ({ type?: unknown } & Record<string, unknown>) | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const isTopic = (value: unknown): value is Topic => TOPICS.some((topic) => topic === value);
const topics = (value: unknown): Topic[] => (Array.isArray(value) ? value.filter(isTopic) : []);
