import { useEffect, useEffectEvent, type RefObject } from "react";
import { editMessages, isComposed, isGiveBack, isPaste, keyMessage } from "./keys";
import type { InputMessage } from "./messages";
import { Outbox } from "./outbox";
import { mouseMessage, touchMessage, wheelMessage } from "./pointer";

interface Given {
  /** What lies over the picture of the page. */
  surface: RefObject<HTMLElement | null>;
  /** Takes the keys, and what an input method or the clipboard brings. */
  keyboard: RefObject<HTMLTextAreaElement | null>;
  page: { width: number; height: number };
  send: (message: InputMessage) => void;
  onGiveBack: () => void;
}

/** The hidden field is never empty, or on-screen keyboards would not tell that something is deleted. */
export const SENTINEL = "\u200b";

/** Passes on what mouse, keyboard, fingers, input methods and the clipboard do. Nothing of it means anything to this page. */
export function useHands({ surface, keyboard, page, send, onGiveBack }: Given): void {
  const out = useEffectEvent(send);
  const giveBack = useEffectEvent(onGiveBack);
  const sizeNow = useEffectEvent(() => page);

  useEffect(() => {
    const area = surface.current;
    const field = keyboard.current;
    if (!area || !field) return;
    const outbox = new Outbox((message) => out(message));
    const put = (message: InputMessage) => outbox.put(message);
    const box = () => area.getBoundingClientRect();
    const stop = new AbortController();
    const keep = (event: Event) => {
      event.preventDefault();
      event.stopPropagation();
    };
    const on = <K extends keyof HTMLElementEventMap>(target: HTMLElement, types: readonly K[], listener: (event: HTMLElementEventMap[K]) => void) => {
      for (const type of types) target.addEventListener(type, listener, { signal: stop.signal, passive: false });
    };

    on(area, ["pointerdown"], (event) => {
      if (event.pointerType === "mouse") area.setPointerCapture(event.pointerId);
    });
    on(area, ["mousedown"], (event) => {
      keep(event);
      field.focus({ preventScroll: true });
      put(mouseMessage("down", event, box(), sizeNow()));
    });
    on(area, ["mouseup"], (event) => {
      keep(event);
      put(mouseMessage("up", event, box(), sizeNow()));
    });
    on(area, ["mousemove"], (event) => put(mouseMessage("move", event, box(), sizeNow())));
    on(area, ["wheel"], (event) => {
      keep(event);
      put(wheelMessage(event, box(), sizeNow()));
    });
    on(area, ["contextmenu", "auxclick", "dragstart"], keep);
    on(area, ["touchstart", "touchmove", "touchend", "touchcancel"], (event) => {
      // Kept from becoming clicks of a mouse as well.
      keep(event);
      put(touchMessage(event.type.slice(5) as "start" | "move" | "end" | "cancel", event, box(), sizeNow()));
    });
    const release = listenToKeys(field, on, put, keep, () => giveBack());
    return () => {
      release();
      stop.abort();
    };
  }, [surface, keyboard]);
}

type On = <K extends keyof HTMLElementEventMap>(target: HTMLElement, types: readonly K[], listener: (event: HTMLElementEventMap[K]) => void) => void;

function listenToKeys(field: HTMLTextAreaElement, on: On, put: (message: InputMessage) => void, keep: (event: Event) => void, giveBack: () => void): () => void {
  const down = new Map<string, KeyboardEvent>();
  let composing = false;
  const clear = () => {
    field.value = SENTINEL;
    field.setSelectionRange(1, 1);
  };
  /** A key whose release went elsewhere must not stay pressed on the page. */
  const release = () => {
    for (const event of down.values()) put(keyMessage("up", event));
    down.clear();
  };

  on(field, ["keydown"], (event) => {
    event.stopPropagation();
    if (isGiveBack(event)) {
      event.preventDefault();
      giveBack();
      return;
    }
    if (isComposed(event) || isPaste(event)) return;
    event.preventDefault();
    down.set(event.code, event);
    put(keyMessage("down", event));
  });
  on(field, ["keyup"], (event) => {
    keep(event);
    // While Meta is held, macOS does not tell which keys come up.
    if (event.key === "Meta") release();
    else if (down.delete(event.code)) put(keyMessage("up", event));
  });
  on(field, ["blur"], release);
  on(field, ["paste"], (event) => {
    keep(event);
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text) put({ type: "text", text });
  });
  on(field, ["compositionstart"], () => (composing = true));
  on(field, ["compositionupdate"], ({ data }) => put({ type: "compose", text: data, start: data.length, end: data.length }));
  on(field, ["compositionend"], ({ data }) => {
    composing = false;
    put(data ? { type: "text", text: data } : { type: "compose", text: "", start: 0, end: 0 });
    clear();
  });
  on(field, ["input"], (event) => {
    if (composing) return;
    const { inputType, data } = event as InputEvent;
    editMessages(inputType, data).forEach(put);
    clear();
  });
  clear();
  return release;
}
