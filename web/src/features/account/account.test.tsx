import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { meQuery } from "@/api/queries";
import { show } from "@/testing/render";
import { passwordProblem } from "./password";
import { EmailForm } from "./EmailForm";
import { Logins } from "./Logins";
import { PasswordForm } from "./PasswordForm";
import { SignOutEverywhere } from "./SignOutEverywhere";
import { WelcomeForm } from "./WelcomeForm";

const me = { id: "m", email: "ada@example.com", role: "user", via: "login", scopes: null } as const;

it("asks before it signs out everywhere, then says how many logins ended", async () => {
  const { user, asked, queries } = show(<SignOutEverywhere />, { "POST /api/v1/me/sign-out-everywhere": { body: { ended: 3 } } });
  const refetched = vi.spyOn(queries, "invalidateQueries");
  await user.click(screen.getByRole("button", { name: "Sign out everywhere" }));
  expect(asked).toEqual([]);
  await user.click(screen.getByRole("alertdialog").querySelectorAll("button").item(1));
  expect(await screen.findByText("Signed out everywhere: 3 logins ended")).toBeTruthy();
  expect(asked.map(({ path }) => path)).toEqual(["/api/v1/me/sign-out-everywhere"]);
  expect(refetched).toHaveBeenCalledWith();
});

it("changes nothing when the question is answered with no", async () => {
  const { user, asked } = show(<SignOutEverywhere />);
  await user.click(screen.getByRole("button", { name: "Sign out everywhere" }));
  await user.click(screen.getByRole("button", { name: "Cancel" }));
  expect(asked).toEqual([]);
});

it.each([
  ["short", "At least 12 characters."],
  ["exactly12chr", undefined],
  ["ä".repeat(36), undefined],
  ["ä".repeat(37), "At most 72 bytes; this has 74."],
])("judges the password %s", (password, problem) => {
  expect(passwordProblem(password)).toBe(problem);
});

it("does not change a password that was repeated differently", async () => {
  const { user, asked } = show(<PasswordForm />);
  await user.type(screen.getByLabelText("Current password"), "old password");
  await user.type(screen.getByLabelText("New password"), "correct horse battery");
  await user.type(screen.getByLabelText("New password again"), "correct horse{Enter}");
  expect(screen.getByRole("alert").textContent).toBe("The two are not the same.");
  expect(asked).toEqual([]);
});

it("changes the e-mail, and asks nobody when it is the same", async () => {
  const { user, asked, queries } = show(<EmailForm me={me} />, { "PATCH /api/v1/me": { body: { ...me, email: "lovelace@example.com" } } });
  await user.type(screen.getByLabelText("Your password"), "secret{Enter}");
  expect(screen.getByRole("alert").textContent).toBe("This is your address already.");
  expect(asked).toEqual([]);
  await user.clear(screen.getByLabelText("E-mail address"));
  await user.type(screen.getByLabelText("E-mail address"), "lovelace@example.com{Enter}");
  expect(await screen.findByText("You sign in as lovelace@example.com from now on")).toBeTruthy();
  expect(queries.getQueryData(meQuery.queryKey)?.email).toBe("lovelace@example.com");
  expect(screen.getByLabelText("Your password")).toHaveProperty("value", "");
});

it("ends another login, and offers none for this one", async () => {
  const login = (id: string, device: string, current: boolean) => ({ id, device, ip: "127.0.0.1", signed_in_at: "2026-01-01T00:00:00Z", last_seen_at: "2026-01-01T00:00:00Z", current });
  const { user, asked } = show(<Logins />, { "GET /api/v1/me/logins": { body: { data: [login("1", "Chrome on Linux", true), login("2", "Safari on iPhone", false)] } }, "DELETE /api/v1/me/logins/2": { status: 204 } });
  await user.click(await screen.findByRole("button", { name: "Sign out Safari on iPhone" }));
  expect(await screen.findByText("Signed out there")).toBeTruthy();
  expect(screen.getAllByRole("button", { name: /^Sign out/ })).toHaveLength(1);
  expect(asked.map(({ method, path }) => `${method} ${path}`)).toContain("DELETE /api/v1/me/logins/2");
});

it("sends an invitation’s token in the body, never in an address", async () => {
  const onSignedIn = vi.fn();
  const { user, asked, queries } = show(<WelcomeForm token="one-time" onSignedIn={onSignedIn} />, { "POST /api/v1/welcome": { body: me } });
  await user.type(screen.getByLabelText("New password"), "correct horse battery");
  await user.type(screen.getByLabelText("New password again"), "correct horse battery{Enter}");
  await vi.waitFor(() => expect(onSignedIn).toHaveBeenCalledOnce());
  expect(asked).toEqual([{ method: "POST", path: "/api/v1/welcome", body: { token: "one-time", password: "correct horse battery" } }]);
  expect(queries.getQueryData(meQuery.queryKey)).toEqual(me);
});
