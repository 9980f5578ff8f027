export const ranges = { month: "This month", "last-month": "Last month", "7d": "7 days", "30d": "30 days", custom: "Chosen days" } as const;

export type RangeName = keyof typeof ranges;

export const isRange = (name: unknown): name is RangeName => typeof name === "string" && name in ranges;

/** What of a range the page's address says; days are calendar days in UTC, both included. */
export interface RangeSearch {
  range?: RangeName | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

/** A range as the API takes it: from a moment on, up to but without another. */
export interface Range {
  from: string;
  to: string;
}

const DAY = 86_400_000;
const isDay = (text: string | undefined): text is string => text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
const iso = (moment: number): string => new Date(moment).toISOString();

/** The day a moment is in, in UTC: "2026-03-09". */
export const dayOf = (moment: number): string => iso(moment).slice(0, 10);

/** The moments a range begins and ends at. It always ends at a midnight, so that asking again a moment later is asking the same. */
export function rangeOf({ range = "month", from, to }: RangeSearch, now: number): Range {
  const date = new Date(now);
  const month = (offset: number) => Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset);
  const tomorrow = Date.parse(dayOf(now)) + DAY;
  switch (range) {
    case "month":
      return { from: iso(month(0)), to: iso(month(1)) };
    case "last-month":
      return { from: iso(month(-1)), to: iso(month(0)) };
    case "7d":
      return { from: iso(tomorrow - 7 * DAY), to: iso(tomorrow) };
    case "30d":
      return { from: iso(tomorrow - 30 * DAY), to: iso(tomorrow) };
    case "custom": {
      const begins = isDay(from) ? Date.parse(from) : month(0);
      const ends = isDay(to) ? Date.parse(to) + DAY : tomorrow;
      return { from: iso(begins), to: iso(Math.max(ends, begins + DAY)) };
    }
  }
}

/** The first and last day of a range, as date fields have them. */
export const daysOf = ({ from, to }: Range): { from: string; to: string } => ({ from: from.slice(0, 10), to: dayOf(Date.parse(to) - DAY) });

/** A day as people read it, whatever their time zone: "Mon 9 Mar". */
export const dayWords = (day: string): string => new Date(`${day}T00:00:00Z`).toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" }).replace(",", "");
