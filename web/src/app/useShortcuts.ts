import { useEffect, useEffectEvent } from "react";

interface Shortcuts {
  newChat?: () => void;
  stop?: (() => void) | undefined;
  /** Pauses the run, or lets it go on. */
  pause?: (() => void) | undefined;
}

/** Keys that work anywhere on the page: Ctrl or Cmd with K and a plain N start a chat, Escape stops the run, Alt and P pause it or let it go on. */
export function useShortcuts({ newChat, stop, pause }: Shortcuts): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented) return;
    const command = event.ctrlKey || event.metaKey;
    const plain = !command && !event.altKey && !event.shiftKey;
    if (newChat && ((command && event.key === "k") || (plain && event.key === "n" && !isBusy(event.target)))) {
      event.preventDefault();
      newChat();
    } else if (pause && event.altKey && !command && event.code === "KeyP") {
      // The code, because with Alt the key is another letter on some keyboards.
      event.preventDefault();
      pause();
    } else if (stop && event.key === "Escape" && !inOverlay(event.target)) {
      event.preventDefault();
      stop();
    }
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener("keydown", listener);
    return () => window.removeEventListener("keydown", listener);
  }, []);
}

const inOverlay = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest("[role=dialog], [role=alertdialog], [role=menu]") !== null;

const isBusy = (target: EventTarget | null): boolean =>
  inOverlay(target) || (target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null);
