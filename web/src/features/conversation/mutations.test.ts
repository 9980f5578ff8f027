import { expect, it } from "vitest";
import { titleOf } from "./mutations";

it("titles a chat with its first message, cut between words", () => {
  expect(titleOf("  open\nthe shop ")).toBe("open the shop");
  expect(titleOf("Open the shop, add two blue mugs to the cart and tell me the total")).toBe("Open the shop, add two blue mugs to the cart and tell me…");
  expect(titleOf("x".repeat(100))).toBe(`${"x".repeat(60)}…`);
});
