import { useEffect, useRef } from "react";

const NEAR = 80;

/**
 * Keeps a scroller at its end while its content grows, unless the reader has scrolled away from there. Whenever
 * `turn` changes, because something new was said, it goes back to the end.
 */
export function useStickToEnd(turn: string) {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  useEffect(() => {
    const outer = scroller.current;
    const inner = content.current;
    if (!outer || !inner) return;
    let top = outer.scrollTop;
    // Only a move upwards is the reader's. Content that grew after the last move looks the same from here, because
    // scroll events come late.
    const onScroll = () => {
      const near = outer.scrollHeight - outer.scrollTop - outer.clientHeight < NEAR;
      if (near || outer.scrollTop < top) atEnd.current = near;
      top = outer.scrollTop;
    };
    const grown = new ResizeObserver(() => {
      if (atEnd.current) outer.scrollTop = outer.scrollHeight;
    });
    grown.observe(inner);
    grown.observe(outer);
    outer.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      grown.disconnect();
      outer.removeEventListener("scroll", onScroll);
    };
  }, []);

  useEffect(() => {
    atEnd.current = true;
    if (scroller.current) scroller.current.scrollTop = scroller.current.scrollHeight;
  }, [turn]);
  return { scroller, content };
}
