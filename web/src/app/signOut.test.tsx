import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { act, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { meQuery } from "@/api/queries";
import { show } from "@/testing/render";
import { startUpdates } from "@/testing/updatesServer";
import { queryClient } from "./queryClient";
import { router } from "./router";

const PATIENCE = { timeout: 15_000 };
const ada = { id: "a", email: "ada@example.com", role: "user", via: "login", scopes: null };
const signedIn = () => ({
  "GET /api/v1/me": { body: ada },
  "GET /api/v1/chats": { body: { data: [{ id: "c", title: "Ada’s plans", updated_at: "2026-01-01T00:00:00Z" }], next_cursor: null } },
  "GET /api/v1/models": { body: { data: [] } },
  "GET /api/v1/tokens": { body: { data: [] } },
  "GET /api/v1/registration": { body: { open: false } },
  "POST /api/v1/logout": { status: 204 },
});

let server: Awaited<ReturnType<typeof startUpdates>>;
beforeEach(async () => {
  server = await startUpdates();
  queryClient.clear();
  sessionStorage.clear();
});
afterEach(async () => {
  await server.stop();
  vi.unstubAllGlobals();
});

async function open(path: string) {
  const shown = show(
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
    signedIn(),
  );
  await act(() => router.navigate({ href: path }));
  await screen.findByText("Ada’s plans", {}, PATIENCE);
  return shown;
}

const isForgotten = () => queryClient.getQueryCache().getAll().every(({ queryKey: [first] }) => first === meQuery.queryKey[0] || first === "registration");

it("keeps nothing of whoever signs out, not even where they were", async () => {
  const { user } = await open("/");
  await user.type(screen.getByRole("textbox", { name: "Message" }), "half a thought");
  expect(Object.keys(sessionStorage)).toEqual(["browsergrid.draft.a.new"]);
  await user.click(screen.getByRole("button", { name: /Account and appearance/ }));
  await user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
  await screen.findByRole("button", { name: "Sign in" }, PATIENCE);
  expect(window.location.pathname + window.location.search).toBe("/sign-in");
  await vi.waitFor(() => expect(isForgotten()).toBe(true), PATIENCE);
  expect(Object.keys(sessionStorage)).toEqual([]);
});

it("shows the sign-in page when the login was ended elsewhere, and leads back from there", async () => {
  await open("/console/tokens");
  await vi.waitFor(() => expect(server.asked).toHaveLength(1), PATIENCE);
  server.end(4401);
  await screen.findByRole("button", { name: "Sign in" }, PATIENCE);
  expect(new URLSearchParams(window.location.search).get("next")).toBe("/console/tokens");
  await vi.waitFor(() => expect(isForgotten()).toBe(true), PATIENCE);
});
