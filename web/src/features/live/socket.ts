import type { Scope } from "@/api/client";
import { backoff } from "@/lib/backoff";
import type { InputMessage } from "./input/messages";
import { parseFrame, type Frame } from "./frame";
import { parseMessage, type LiveMessage } from "./messages";

export interface Viewer {
  onOpen: () => void;
  onLost: () => void;
  onMessage: (message: LiveMessage) => void;
  /** Resolves once the frame is painted; the server sends the next one only then. */
  onFrame: (frame: Frame) => Promise<void>;
}

export interface Watching {
  /** Passes on what a person does; what happens without a connection is lost, as the page seen then is. */
  send: (message: InputMessage) => void;
  stop: () => void;
}

/** Watches a session's browser over a WebSocket, opened again whenever it is lost. */
export function watchSession(sessionId: string, viewer: Viewer, connect: (sessionId: string) => WebSocket = openLive): Watching {
  let attempt = 0;
  let socket: WebSocket;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;

  const start = () => {
    const current = (socket = connect(sessionId));
    current.binaryType = "arraybuffer";
    current.onopen = () => viewer.onOpen();
    current.onmessage = ({ data }: MessageEvent<string | ArrayBuffer>) => {
      attempt = 0;
      if (typeof data === "string") {
        const message = parseMessage(data);
        if (message) viewer.onMessage(message);
      } else void show(current, data);
    };
    current.onclose = () => {
      if (stopped) return;
      viewer.onLost();
      timer = setTimeout(start, backoff(attempt++));
    };
  };

  const show = async (from: WebSocket, data: ArrayBuffer) => {
    const frame = parseFrame(data);
    if (!frame) return;
    await viewer.onFrame(frame);
    if (from.readyState === WebSocket.OPEN) from.send(JSON.stringify({ type: "ack", seq: frame.seq }));
  };

  start();
  return {
    send: (message) => {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      socket.close();
    },
  };
}

/** The socket of a session's live view; an admin reaches somebody else's only with the scope that says so. */
export function openLive(sessionId: string, scope: Scope = "own"): WebSocket {
  const address = new URL(`/api/v1/sessions/${sessionId}/live`, window.location.href);
  if (scope === "all") address.searchParams.set("scope", scope);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(address);
}
