import { expect, it } from "vitest";
import { exactMoney, money } from "./money";

it("shows amounts as short as they are still clear", () => {
  expect(money(0, "USD")).toBe("$0.00");
  expect(money(7, "USD")).toBe("under $0.0001");
  expect(money(412, "USD")).toBe("$0.0004");
  expect(money(12_345_678, "USD")).toBe("$12.35");
  expect(money(120_000, "EUR")).toBe("€0.12");
});

it("shows every digit where amounts are added up", () => {
  expect(exactMoney(412, "USD")).toBe("$0.000412");
  expect(exactMoney(1_234_567_890, "USD")).toBe("$1,234.567890");
});
