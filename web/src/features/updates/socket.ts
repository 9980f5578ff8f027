import { backoff } from "@/lib/backoff";
import { parseUpdate, type Subscription, type UpdateEvent } from "./messages";

/** The server says something every 20 s; a connection silent for longer than twice that is dead. */
const SILENCE_MS = 45_000;

/** How often it is said which chat is open. */
const PRESENT_MS = 15_000;

/** The close code of a login that ended. */
const SIGNED_OUT = 4401;

export interface Updates {
  /** Changes what is followed, on this connection and all later ones. */
  subscribe: (subscription: Subscription) => void;
  /** Says which chat is open here, now and again and again; null for none. */
  present: (chatId: string | null) => void;
  stop: () => void;
}

/** Follows the updates over one socket, which is opened again, ever more patiently, whenever it is lost. */
export function followUpdates(first: Subscription, onEvent: (event: UpdateEvent) => void, connect = open): Updates {
  let subscription = first;
  let attempt = 0;
  let stopped = false;
  let socket: WebSocket;
  let retry: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let chat: string | null = null;

  const isOpen = () => socket.readyState === WebSocket.OPEN;
  const tellPresence = () => {
    if (isOpen()) socket.send(JSON.stringify({ type: "present", chat }));
  };
  const presence = setInterval(() => chat !== null && tellPresence(), PRESENT_MS);
  const ask = () => socket.send(JSON.stringify({ type: "subscribe", ...subscription }));

  const start = () => {
    const current = (socket = connect());
    const listen = () => {
      clearTimeout(silence);
      silence = setTimeout(lose, SILENCE_MS);
    };
    let lost = false;
    const lose = () => {
      if (lost || stopped) return;
      lost = true;
      clearTimeout(silence);
      current.close();
      onEvent({ type: "lost" });
      retry = setTimeout(start, backoff(attempt++));
    };
    current.onopen = () => {
      ask();
      if (chat !== null) tellPresence();
    };
    current.onmessage = ({ data }: MessageEvent<string>) => {
      listen();
      attempt = 0;
      const message = parseUpdate(data);
      if (message) onEvent(message);
    };
    current.onclose = ({ code }) => {
      if (code !== SIGNED_OUT) {
        lose();
        return;
      }
      stopped = true;
      clearTimeout(silence);
      onEvent({ type: "signed_out" });
    };
    listen();
  };

  start();
  return {
    subscribe: (next) => {
      subscription = next;
      if (isOpen()) ask();
    },
    present: (now) => {
      if (now === chat) return;
      chat = now;
      tellPresence();
    },
    stop: () => {
      stopped = true;
      clearInterval(presence);
      clearTimeout(retry);
      clearTimeout(silence);
      socket.close();
    },
  };
}

function open(): WebSocket {
  const address = new URL("/api/v1/updates", window.location.href);
  address.protocol = address.protocol === "https:" ? "wss:" : "ws:";
  return new WebSocket(address);
}
