import { expect, it } from "vitest";
import { axisEnd, axisWords } from "./bars";

it("ends an axis at the next round time", () => {
  expect([0, 1_000, 61_000, 5 * 3_600_000, 30 * 3_600_000].map(axisEnd).map(axisWords)).toEqual(["1 s", "1 s", "2 min", "6 h", "2 days"]);
});
