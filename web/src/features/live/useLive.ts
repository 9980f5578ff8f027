import { useCallback, useEffect, useReducer, useRef, type RefObject } from "react";
import type { Scope, SessionStatus } from "@/api/client";
import type { InputMessage } from "./input/messages";
import type { LiveMessage, Tab } from "./messages";
import { Painter } from "./painter";
import { openLive, watchSession, type Watching } from "./socket";

export interface Live {
  connected: boolean;
  status: SessionStatus | null;
  tabs: readonly Tab[];
  /** The page's size in CSS pixels, once a frame came. */
  size: { width: number; height: number } | null;
}

type Change = LiveMessage | { type: "open" } | { type: "lost" } | { type: "size"; width: number; height: number };

const nothing: Live = { connected: false, status: null, tabs: [], size: null };

function reduceLive(live: Live, change: Change): Live {
  switch (change.type) {
    case "open":
      return { ...live, connected: true };
    case "lost":
      return { ...live, connected: false };
    case "state":
      return { ...live, status: change.status };
    case "tabs":
      return { ...live, tabs: change.tabs };
    case "size":
      if (live.size?.width === change.width && live.size.height === change.height) return live;
      return { ...live, size: { width: change.width, height: change.height } };
  }
}

interface Watched {
  live: Live;
  canvas: RefObject<HTMLCanvasElement | null>;
  send: (message: InputMessage) => void;
}

/** Watches a session and paints it on the canvas; without an id the last picture just stays. */
export function useLive(sessionId: string | null, scope: Scope): Watched {
  const canvas = useRef<HTMLCanvasElement>(null);
  const watching = useRef<Watching>(null);
  const [live, dispatch] = useReducer(reduceLive, nothing);
  useEffect(() => {
    if (sessionId === null || !canvas.current) return;
    const painter = new Painter(canvas.current);
    const current = (watching.current = watchSession(sessionId, {
      onOpen: () => dispatch({ type: "open" }),
      onLost: () => dispatch({ type: "lost" }),
      onMessage: dispatch,
      onFrame: (frame) => {
        dispatch({ type: "size", width: frame.cssWidth, height: frame.cssHeight });
        return painter.show(frame);
      },
    }, (id) => openLive(id, scope)));
    return () => {
      current.stop();
      watching.current = null;
      painter.close();
      dispatch({ type: "lost" });
    };
  }, [sessionId, scope]);
  const send = useCallback((message: InputMessage) => watching.current?.send(message), []);
  return { live, canvas, send };
}
