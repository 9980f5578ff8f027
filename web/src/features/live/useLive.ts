import { useEffect, useReducer, useRef, type RefObject } from "react";
import type { Scope, SessionStatus } from "@/api/client";
import type { LiveMessage, Tab } from "./messages";
import { Painter } from "./painter";
import { openLive, watchSession } from "./socket";

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

/** Watches a session and paints it on the canvas; without an id the last picture just stays. */
export function useLive(sessionId: string | null, scope: Scope): { live: Live; canvas: RefObject<HTMLCanvasElement | null> } {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [live, dispatch] = useReducer(reduceLive, nothing);
  useEffect(() => {
    if (sessionId === null || !canvas.current) return;
    const painter = new Painter(canvas.current);
    const stop = watchSession(sessionId, {
      onOpen: () => dispatch({ type: "open" }),
      onLost: () => dispatch({ type: "lost" }),
      onMessage: dispatch,
      onFrame: (frame) => {
        dispatch({ type: "size", width: frame.cssWidth, height: frame.cssHeight });
        return painter.show(frame);
      },
    }, (id) => openLive(id, scope));
    return () => {
      stop();
      painter.close();
      dispatch({ type: "lost" });
    };
  }, [sessionId, scope]);
  return { live, canvas };
}
