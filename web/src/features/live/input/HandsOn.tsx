import { Keyboard } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useHands } from "./useHands";
import type { InputMessage } from "./messages";

interface HandsOnProps {
  page: { width: number; height: number };
  send: (message: InputMessage) => void;
  onGiveBack: () => void;
}

/** Lies over the live picture while the browser is in one's hands, and passes on whatever they do. */
export function HandsOn({ page, send, onGiveBack }: HandsOnProps) {
  const surface = useRef<HTMLDivElement>(null);
  const keyboard = useRef<HTMLTextAreaElement>(null);
  useHands({ surface, keyboard, page, send, onGiveBack });
  useEffect(() => {
    // On a phone this would open the on-screen keyboard over the picture; there is a button for it.
    if (window.matchMedia("(pointer: fine)").matches) keyboard.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div role="application" aria-label="The browser in your hands. Control, Alt and Escape together give it back." className="absolute inset-0">
      <div ref={surface} className="absolute inset-0 cursor-default touch-none select-none" />
      {/* Behind the surface, and too small to be seen; 16 px, or iOS would zoom in. */}
      <textarea
        ref={keyboard}
        aria-label="Keys for the browser"
        autoCapitalize="off"
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        className="pointer-events-none absolute bottom-0 left-0 size-px resize-none overflow-hidden border-0 bg-transparent p-0 text-base opacity-0 outline-none"
      />
      <Button
        size="icon"
        className="absolute right-2.5 bottom-2.5 hidden shadow-pop pointer-coarse:inline-flex"
        aria-label="Open the keyboard"
        onClick={() => keyboard.current?.focus({ preventScroll: true })}
      >
        <Keyboard />
      </Button>
    </div>
  );
}
