import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { show } from "@/testing/render";
import { expiryOf } from "./scopes";
import { TokenDialog } from "./TokenDialog";

const token = { id: "t", name: "CI", prefix: "bg_abc", scopes: ["read"], created_at: "2026-01-01T00:00:00Z", expires_at: null, last_used_at: null, status: "active" };
const made = { "POST /api/v1/tokens": { status: 201, body: { token, secret: "bg_abc_secret" } } };

it("asks for a name and at least one scope before anything is sent", async () => {
  const { user, asked } = show(<TokenDialog onClose={() => undefined} />, made);
  await user.click(screen.getByRole("checkbox", { name: /^Read/ }));
  await user.click(screen.getByRole("button", { name: "Create token" }));
  expect(screen.getAllByRole("alert").map(({ textContent }) => textContent)).toEqual(["Say what it is for, so that you know it later.", "Choose at least one."]);
  expect(asked).toEqual([]);
});

it("sends what was chosen", async () => {
  const { user, asked } = show(<TokenDialog onClose={() => undefined} />, made);
  await user.type(screen.getByLabelText("Name"), "CI");
  await user.click(screen.getByRole("checkbox", { name: /^Connect/ }));
  await user.selectOptions(screen.getByLabelText("Expires after"), "Never expires");
  await user.click(screen.getByRole("button", { name: "Create token" }));
  await screen.findByText("bg_abc_secret");
  expect(asked[0]).toEqual({ method: "POST", path: "/api/v1/tokens", body: { name: "CI", scopes: ["read", "connect"], expires_at: null } });
});

it("shows the secret once, and confirms with a toast that it is copied", async () => {
  const { user } = show(<TokenDialog onClose={() => undefined} />, made);
  const writeText = vi.spyOn(navigator.clipboard, "writeText");
  await user.type(screen.getByLabelText("Name"), "CI{Enter}");
  await user.click(await screen.findByRole("button", { name: "Copy the token" }));
  expect(writeText).toHaveBeenCalledWith("bg_abc_secret");
  expect(await screen.findByText("Token copied")).toBeTruthy();
  expect(screen.getByRole("button", { name: "Copied" })).toBeTruthy();
});

it("counts an expiry from now", () => {
  expect(expiryOf(7, Date.parse("2026-01-01T00:00:00Z"))).toBe("2026-01-08T00:00:00.000Z");
  expect(expiryOf(null)).toBeNull();
});
