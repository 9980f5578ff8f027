import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { UpdateEvent } from "./messages";
import { followUpdates } from "./socket";

class FakeSocket {
  readonly sent: string[] = [];
  readyState: number = WebSocket.OPEN;
  onopen: () => void = () => undefined;
  onclose: (event: { code: number }) => void = () => undefined;
  onmessage: (event: { data: string }) => void = () => undefined;
  send = (text: string) => void this.sent.push(text);
  close = () => this.onclose({ code: 1000 });
}

function follow() {
  const sockets: FakeSocket[] = [];
  const events: UpdateEvent[] = [];
  const updates = followUpdates({ topics: ["sessions"], scope: "own" }, (event) => void events.push(event), () => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket as unknown as WebSocket;
  });
  return { sockets, events, updates };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("subscribes as soon as it is connected, and again with every connection", async () => {
  const { sockets } = follow();
  sockets[0]?.onopen();
  sockets[0]?.onclose({ code: 1006 });
  await vi.advanceTimersByTimeAsync(1_000);
  sockets[1]?.onopen();
  const asked = ['{"type":"subscribe","topics":["sessions"],"scope":"own"}'];
  expect(sockets.map(({ sent }) => sent)).toEqual([asked, asked]);
});

it("passes on what it understands and ignores the rest", () => {
  const { sockets, events } = follow();
  for (const data of ['{"type":"changed","topic":"sessions","ids":["a"]}', '{"type":"resync"}', '{"type":"changed","topic":"weather","ids":["a"]}', "no json", "3"]) sockets[0]?.onmessage({ data });
  expect(events).toEqual([{ type: "changed", topic: "sessions", ids: ["a"] }, { type: "resync" }]);
});

it("waits longer with every failed try, and starts over once something came", async () => {
  const { sockets, events } = follow();
  for (const tries of [2, 3, 4]) {
    sockets.at(-1)?.onclose({ code: 1006 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(sockets).toHaveLength(tries);
  }
  sockets.at(-1)?.onclose({ code: 1006 });
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sockets).toHaveLength(4);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sockets).toHaveLength(5);
  sockets.at(-1)?.onmessage({ data: '{"type":"ping"}' });
  sockets.at(-1)?.onclose({ code: 1006 });
  await vi.advanceTimersByTimeAsync(500);
  expect(sockets).toHaveLength(6);
  expect(events.filter(({ type }) => type === "lost")).toHaveLength(5);
});

it("gives up a connection that has gone silent", async () => {
  const { sockets, events } = follow();
  sockets[0]?.onopen();
  await vi.advanceTimersByTimeAsync(30_000);
  sockets[0]?.onmessage({ data: '{"type":"ping"}' });
  await vi.advanceTimersByTimeAsync(44_000);
  expect(sockets).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(sockets).toHaveLength(2);
  expect(events).toEqual([{ type: "ping" }, { type: "lost" }]);
});

it("does not connect again once the login has ended, or after being stopped", async () => {
  const ended = follow();
  ended.sockets[0]?.onclose({ code: 4401 });
  const left = follow();
  left.updates.stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(ended.sockets).toHaveLength(1);
  expect(ended.events).toEqual([{ type: "signed_out" }]);
  expect(left.sockets).toHaveLength(1);
});

it("changes what it follows without a new connection", () => {
  const { sockets, updates } = follow();
  updates.subscribe({ topics: ["sessions"], scope: "all" });
  expect(sockets[0]?.sent).toEqual(['{"type":"subscribe","topics":["sessions"],"scope":"all"}']);
});
