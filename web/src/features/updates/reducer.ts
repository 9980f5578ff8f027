import type { Topic, UpdateEvent } from "./messages";

/** "connecting" until the first answer; after that either live or offline. */
export type UpdatesStatus = "connecting" | "live" | "offline";

type Key = readonly string[];

/** Folds an event into what is known about the connection. */
export function reduceUpdates(status: UpdatesStatus, event: UpdateEvent): UpdatesStatus {
  switch (event.type) {
    case "subscribed":
      return "live";
    case "lost":
    case "signed_out":
      return "offline";
    case "changed":
    case "resync":
    case "ping":
      return status;
  }
}

/** The queries an event makes stale; the empty key stands for all of them, because a gap may have hidden anything. */
export function staleKeys(status: UpdatesStatus, event: UpdateEvent): readonly Key[] {
  if (event.type === "subscribed") return status === "live" ? [] : [[]];
  if (event.type === "resync") return [[]];
  // A socket that is refused for want of a login looks like any other loss, so it is asked who is signed in.
  if (event.type === "lost") return [["me"]];
  return event.type === "changed" ? keysOf(event.topic, event.ids) : [];
}

function keysOf(topic: Topic, ids: readonly string[]): readonly Key[] {
  switch (topic) {
    case "sessions":
      // What was used is what sessions did.
      return [["sessions", "list"], ...ids.map((id) => ["sessions", id]), ["usage"]];
    case "chats":
      return [["chats", "list"], ...ids.map((id) => ["chats", id])];
    case "nodes":
      // A pool's page counts and lists its nodes.
      return [["nodes"], ["pools"]];
    case "pools":
    case "users":
    case "tokens":
    case "audit":
    case "logins":
    case "profiles":
      return [[topic]];
  }
}
