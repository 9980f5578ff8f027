import { expect, it } from "vitest";
import { daysOf, dayWords, rangeOf } from "./range";

const now = Date.parse("2026-03-03T22:30:00-05:00"); // in UTC it is the 4th

it("knows months and days in UTC", () => {
  expect(rangeOf({}, now)).toEqual({ from: "2026-03-01T00:00:00.000Z", to: "2026-04-01T00:00:00.000Z" });
  expect(rangeOf({ range: "last-month" }, now)).toEqual({ from: "2026-02-01T00:00:00.000Z", to: "2026-03-01T00:00:00.000Z" });
  expect(rangeOf({ range: "7d" }, now)).toEqual({ from: "2026-02-26T00:00:00.000Z", to: "2026-03-05T00:00:00.000Z" });
  expect(rangeOf({ range: "last-month" }, Date.parse("2026-01-15T00:00:00Z")).from).toBe("2025-12-01T00:00:00.000Z");
});

it("includes both days of a range of one's own, and mends what cannot be", () => {
  expect(rangeOf({ range: "custom", from: "2026-02-10", to: "2026-02-11" }, now)).toEqual({ from: "2026-02-10T00:00:00.000Z", to: "2026-02-12T00:00:00.000Z" });
  expect(rangeOf({ range: "custom", from: "2026-02-10", to: "2026-02-01" }, now)).toEqual({ from: "2026-02-10T00:00:00.000Z", to: "2026-02-11T00:00:00.000Z" });
  expect(rangeOf({ range: "custom", from: "no day" }, now)).toEqual({ from: "2026-03-01T00:00:00.000Z", to: "2026-03-05T00:00:00.000Z" });
});

it("says days as date fields and as people do", () => {
  expect(daysOf(rangeOf({ range: "7d" }, now))).toEqual({ from: "2026-02-26", to: "2026-03-04" });
  expect(dayWords("2026-03-09")).toBe("Mon 9 Mar");
});
