import type { UsageRow } from "@/api/client";

export interface Bar {
  day: string;
  billed: number;
  idle: number;
}

/** Steps of an axis of time: what is above the largest value is the next of these. */
const STEPS = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 7_200, 10_800, 14_400, 21_600, 28_800, 43_200, 86_400].map((seconds) => seconds * 1000);

/** The end of an axis on which this fits: a round time. */
export function axisEnd(largest: number): number {
  const day = 86_400_000;
  return STEPS.find((step) => step >= largest) ?? Math.ceil(largest / day) * day;
}

export const barsOf = (rows: readonly UsageRow[]): Bar[] => rows.flatMap(({ day, sum }) => (day === null ? [] : [{ day, billed: sum.billed_ms, idle: sum.idle_ms }]));

/** An axis' end in one word: "30 s", "15 min", "6 h", "3 days". */
export function axisWords(ms: number): string {
  if (ms < 60_000) return `${ms / 1000} s`;
  if (ms < 3_600_000) return `${ms / 60_000} min`;
  return ms <= 86_400_000 ? `${ms / 3_600_000} h` : `${ms / 86_400_000} days`;
}
