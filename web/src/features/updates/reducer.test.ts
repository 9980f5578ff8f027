import { expect, it } from "vitest";
import type { UpdateEvent } from "./messages";
import { reduceUpdates, staleKeys, type UpdatesStatus } from "./reducer";

const subscribed: UpdateEvent = { type: "subscribed", topics: ["sessions"], refused: [] };

it("is live once subscribed and offline once lost", () => {
  const events: UpdateEvent[] = [{ type: "ping" }, subscribed, { type: "changed", topic: "pools", ids: [] }, { type: "lost" }, { type: "ping" }, subscribed];
  const seen: UpdatesStatus[] = [];
  events.reduce<UpdatesStatus>((status, event) => {
    seen.push(reduceUpdates(status, event));
    return reduceUpdates(status, event);
  }, "connecting");
  expect(seen).toEqual(["connecting", "live", "live", "offline", "offline", "live"]);
});

it("asks for everything again after a gap, or when the server says so, and only then", () => {
  expect(staleKeys("offline", subscribed)).toEqual([[]]);
  expect(staleKeys("live", subscribed)).toEqual([]);
  expect(staleKeys("live", { type: "resync" })).toEqual([[]]);
});

it("asks who is signed in whenever the connection is lost", () => {
  expect(staleKeys("live", { type: "lost" })).toEqual([["me"]]);
});

it("makes stale what a change concerns and nothing else", () => {
  expect(staleKeys("live", { type: "changed", topic: "sessions", ids: ["a", "b"] })).toEqual([["sessions", "list"], ["sessions", "a"], ["sessions", "b"], ["usage"]]);
  expect(staleKeys("live", { type: "changed", topic: "nodes", ids: ["n"] })).toEqual([["nodes"], ["pools"]]);
  expect(staleKeys("live", { type: "changed", topic: "tokens", ids: [] })).toEqual([["tokens"]]);
  expect(staleKeys("live", { type: "ping" })).toEqual([]);
});
