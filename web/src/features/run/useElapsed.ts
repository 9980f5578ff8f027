import { useEffect, useState } from "react";

/** Milliseconds between two moments; while there is no end it counts on, second by second. */
export function useElapsed(start: string | null, end: string | null): number | null {
  const [now, setNow] = useState(() => Date.now());
  const counting = start !== null && end === null;
  useEffect(() => {
    if (!counting) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [counting]);
  if (start === null) return null;
  return Math.max(0, (end === null ? now : Date.parse(end)) - Date.parse(start));
}
