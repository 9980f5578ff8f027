import { useEffect, useState } from "react";

const HOUR_MS = 3_600_000;

/** What keeping a browser from one moment to the other costs, in millionths of the currency, rounded down as the server does. */
export const costBetween = (since: string, now: number, perHourMicros: number): number =>
  Math.floor((Math.max(0, now - new Date(since).getTime()) * perHourMicros) / HOUR_MS);

/** The time, moved on every second while it is needed. */
export function useNow(needed: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!needed) return;
    const tick = () => setNow(Date.now());
    const first = setTimeout(tick);
    const timer = setInterval(tick, 1_000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [needed]);
  return now;
}
