import { expect, it } from "vitest";
import { isWatchable, liveState } from "./state";

it.each([
  ["no session, nothing runs", { status: null, connected: false, working: false }, "none"],
  ["no session yet, a run is getting one", { status: null, connected: false, working: true }, "connecting"],
  ["active and seen", { status: "active", connected: true, working: true }, "working"],
  ["the run is paused", { status: "active", connected: true, working: true, still: "paused" }, "paused"],
  ["the run waits for an answer", { status: "active", connected: true, working: true, still: "asking" }, "asking"],
  ["in one's own hands", { status: "active", connected: true, working: true, still: "paused", holder: "you" }, "yours"],
  ["in somebody else's hands", { status: "active", connected: true, working: true, still: "paused", holder: "other" }, "theirs"],
  ["active, nothing runs", { status: "active", connected: true, working: false }, "awake"],
  ["active, the socket is lost", { status: "active", connected: false, working: true }, "connecting"],
  ["in line", { status: "queued", connected: true, working: true }, "waiting"],
  ["being started", { status: "starting", connected: true, working: false }, "connecting"],
  ["being saved", { status: "parking", connected: true, working: false }, "parking"],
  ["parked", { status: "parked", connected: false, working: false }, "asleep"],
  ["held", { status: "held", connected: true, working: false }, "held"],
  ["parked, a message has just been sent", { status: "parked", connected: false, working: true }, "connecting"],
  ["ended", { status: "ended", connected: false, working: false }, "ended"],
] as const)("%s", (_, known, shown) => {
  expect(liveState(known)).toBe(shown);
});

it("keeps no socket open for a browser that is not there", () => {
  expect([null, "parked", "ended", "held", "active"].map((status) => isWatchable(status as never))).toEqual([false, false, false, true, true]);
});
