/** A duration as people read it: "0.4 s", "12 s", "3 min 5 s", "2 h 10 min". */
export function duration(ms: number): string {
  if (ms < 9_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3_600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  return `${whole.format(Math.floor(seconds / 3_600))} h ${Math.floor((seconds % 3_600) / 60)} min`;
}

/** A duration to the millisecond, for columns that add up: "0:00:12.345", "101:02:03.004". */
export function exactDuration(ms: number): string {
  const two = (n: number) => String(n).padStart(2, "0");
  return `${Math.floor(ms / 3_600_000)}:${two(Math.floor(ms / 60_000) % 60)}:${two(Math.floor(ms / 1000) % 60)}.${String(ms % 1000).padStart(3, "0")}`;
}

/** A duration that is still growing: whole seconds, so that it does not flicker. */
export const seconds = (ms: number): string => (ms < 10_000 ? `${Math.floor(ms / 1000)} s` : duration(ms));

/** A file size as people read it. */
export function bytes(size: number): string {
  if (size < 1024) return `${size} B`;
  if (size < 1024 * 1024) return `${Math.round(size / 1024)} kB`;
  if (size < 1024 ** 3) return `${(size / 1024 ** 2).toFixed(1)} MB`;
  return `${(size / 1024 ** 3).toFixed(1)} GB`;
}

const whole = new Intl.NumberFormat("en");

/** A count with its noun: "1 step", "1,204 tokens". */
export const count = (n: number, noun: string): string => `${whole.format(n)} ${noun}${n === 1 ? "" : "s"}`;

/** The day or time of something past, as short as is clear. */
export function when(iso: string, now = new Date()): string {
  const then = new Date(iso);
  if (then.toDateString() === now.toDateString()) {
    return then.toLocaleTimeString(undefined, { hour: "numeric", minute: "2-digit" });
  }
  const sameYear = then.getFullYear() === now.getFullYear();
  return then.toLocaleDateString(undefined, { day: "numeric", month: "short", ...(!sameYear && { year: "numeric" }) });
}

/** A moment with date and time to the second, for tooltips and logs. */
export const moment = (iso: string): string => new Date(iso).toLocaleString(undefined, { dateStyle: "medium", timeStyle: "medium" });

/** How far a moment lies from now: "just now", "5 min ago", "in 3 days". */
export function ago(iso: string, now = Date.now()): string {
  const ms = now - new Date(iso).getTime();
  const far = distance(Math.abs(ms));
  if (far === "") return "just now";
  return ms >= 0 ? `${far} ago` : `in ${far}`;
}

function distance(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return "";
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(minutes / 60);
  if (hours < 36) return `${hours} h`;
  const days = Math.round(hours / 24);
  return days < 60 ? count(days, "day") : count(Math.round(days / 30), "month");
}
