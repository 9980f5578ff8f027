import { useEffect, useLayoutEffect, useRef, type RefObject } from "react";

/** Gives something new the focus when it appears, unless somebody is writing just then; it leaves it to the conversation. */
export function usePoliteFocus<T extends HTMLElement>(): RefObject<T | null> {
  const target = useRef<T>(null);
  useEffect(() => {
    if (!isWriting(document.activeElement)) target.current?.focus({ preventScroll: true });
  }, []);
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    let frame = 0;
    // In the second frame, because the conversation goes to its end in the first.
    const later = () => (frame = requestAnimationFrame(() => (frame = requestAnimationFrame(() => showBeginning(element)))));
    later();
    // Its picture makes it larger when it comes.
    element.addEventListener("load", later, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      element.removeEventListener("load", later, { capture: true });
    };
  }, []);
  useLayoutEffect(() => {
    const element = target.current;
    return () => {
      const { activeElement } = document;
      if (activeElement === document.body || element?.contains(activeElement)) element?.closest<HTMLElement>("[role=log]")?.focus({ preventScroll: true });
    };
  }, []);
  return target;
}

/** What is decided must have been seen: where it does not fit, its beginning is shown, not its buttons. */
function showBeginning(element: HTMLElement): void {
  const room = element.closest("[role=log]")?.clientHeight ?? 0;
  if (element.offsetHeight > room) element.scrollIntoView({ block: "start" });
}

/** A field that holds text is being written in; one that is empty, as after sending, is not. Dialogs and the browser in one's hands are left alone too. */
export function isWriting(element: Element | null): boolean {
  if (!element) return false;
  if (element.closest("[role=dialog], [role=alertdialog], [role=menu], [role=application]")) return true;
  if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement) return element.value !== "";
  return element instanceof HTMLElement && element.isContentEditable;
}
