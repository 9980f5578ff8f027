import { expect, it } from "vitest";
import { Problem } from "@/api/problem";
import { refusalOf } from "./mutations";

it("explains why the last admin stays one, and repeats what else the server says", () => {
  expect(refusalOf(new Problem(409, "last_admin", "last_admin"))).toContain("Make somebody else an admin first");
  expect(refusalOf(new Problem(404, "not_found", "There is nothing here."))).toBe("There is nothing here.");
});
