import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Allowance, User } from "@/api/client";
import { show } from "@/testing/render";
import { AllowanceDialog } from "./AllowanceDialog";

const user: User = { id: "u", email: "ada@example.com", role: "user", status: "active", created_at: "2026-01-01T00:00:00Z", last_seen_at: null, session_count: 0 };
const allowance: Allowance = { user: { id: "u", email: "ada@example.com" }, monthly_minutes: 90, own: true, used_ms: 0, reached: false, since: "2026-03-01T00:00:00Z", resets_at: "2026-04-01T00:00:00Z" };
const path = "/api/v1/users/u/allowance";

it("gives somebody a limit of their own", async () => {
  const { user: hand, asked } = show(<AllowanceDialog user={user} allowance={undefined} onClose={() => undefined} />, { [`PUT ${path}`]: { body: { ...allowance, monthly_minutes: 45 } } });
  await hand.selectOptions(screen.getByRole("combobox", { name: "Limit" }), "minutes");
  await hand.clear(screen.getByRole("spinbutton"));
  await hand.type(screen.getByRole("spinbutton"), "45");
  await hand.click(screen.getByRole("button", { name: "Save" }));
  expect(asked).toContainEqual({ method: "PUT", path, body: { monthly_minutes: 45 } });
  expect(await screen.findByText("ada@example.com may use 45 minutes a month")).toBeTruthy();
});

it("takes a limit away, or leaves it to the server’s settings", async () => {
  const answers = { [`PUT ${path}`]: { body: { ...allowance, monthly_minutes: null } }, [`DELETE ${path}`]: { body: { ...allowance, own: false } } };
  const { user: hand, asked } = show(<AllowanceDialog user={user} allowance={allowance} onClose={() => undefined} />, answers);
  expect(screen.getByRole<HTMLInputElement>("spinbutton").value).toBe("90");
  await hand.selectOptions(screen.getByRole("combobox", { name: "Limit" }), "none");
  await hand.click(screen.getByRole("button", { name: "Save" }));
  expect(asked).toContainEqual({ method: "PUT", path, body: { unlimited: true } });
  await hand.selectOptions(screen.getByRole("combobox", { name: "Limit" }), "usual");
  await hand.click(screen.getByRole("button", { name: "Save" }));
  expect(asked).toContainEqual({ method: "DELETE", path, body: null });
});
