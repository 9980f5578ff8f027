import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LiveMessage } from "./messages";
import { watchSession, type Viewer } from "./socket";

class FakeSocket {
  readonly sent: string[] = [];
  readyState: number = WebSocket.OPEN;
  binaryType = "";
  onopen: () => void = () => undefined;
  onclose: () => void = () => undefined;
  onmessage: (event: { data: string | ArrayBuffer }) => void = () => undefined;
  send = (text: string) => void this.sent.push(text);
  close = () => this.onclose();
}

function watch(changes: Partial<Viewer> = {}) {
  const sockets: FakeSocket[] = [];
  const messages: LiveMessage[] = [];
  const viewer: Viewer = { onOpen: () => undefined, onLost: () => undefined, onMessage: (message) => messages.push(message), onFrame: () => Promise.resolve(), ...changes };
  const { stop, send } = watchSession("s", viewer, () => {
    const socket = new FakeSocket();
    sockets.push(socket);
    return socket as unknown as WebSocket;
  });
  return { sockets, messages, stop, send };
}

function frame(seq: number): ArrayBuffer {
  const buffer = new ArrayBuffer(30);
  new DataView(buffer).setUint8(0, 1);
  new DataView(buffer).setUint32(4, seq);
  return buffer;
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("asks for the next frame only once this one is painted", async () => {
  let painted: () => void = () => undefined;
  const { sockets } = watch({ onFrame: () => new Promise((resolve) => (painted = resolve)) });
  sockets[0]?.onmessage({ data: frame(9) });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sockets[0]?.sent).toEqual([]);
  painted();
  await vi.advanceTimersByTimeAsync(0);
  expect(sockets[0]?.sent).toEqual(['{"type":"ack","seq":9}']);
});

it("passes on what a person does only over an open connection", () => {
  const { sockets, send } = watch();
  send({ type: "text", text: "hello" });
  const [socket] = sockets;
  if (socket) socket.readyState = WebSocket.CLOSED;
  send({ type: "text", text: "lost" });
  expect(socket?.sent).toEqual(['{"type":"text","text":"hello"}']);
});

it("connects again after a loss, and not after being stopped", async () => {
  const { sockets, stop } = watch();
  sockets[0]?.onclose();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(sockets).toHaveLength(2);
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(sockets).toHaveLength(2);
});

it("passes on what it understands and ignores the rest", () => {
  const { sockets, messages } = watch();
  for (const data of ['{"type":"state","status":"active"}', '{"type":"weather"}', "no json"]) sockets[0]?.onmessage({ data });
  expect(messages).toEqual([{ type: "state", status: "active" }]);
});
