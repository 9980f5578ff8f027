import { screen } from "@testing-library/react";
import { expect, it } from "vitest";
import type { Download, Session } from "@/api/client";
import { show } from "@/testing/render";
import { Downloads } from "./Downloads";

const session = { id: "s1", status: "active" } as Session;
const download = (id: string, state: Download["state"], more: Partial<Download> = {}): Download => ({
  id, name: `${id}.csv`, media_type: "text/csv", state, reason: null, size: 2048, source_url: "", file_id: null, started_at: "2026-01-01T00:00:00Z", finished_at: null, ...more,
});
const list = (...data: Download[]) => ({ "GET /api/v1/sessions/s1/downloads": { body: { data } } });

it("links to what is complete, and says how far and why the others are", async () => {
  show(<Downloads session={session} scope="own" />, list(download("a", "complete"), download("b", "in_progress"), download("c", "failed", { reason: "it was cancelled" })));
  expect((await screen.findByRole("link", { name: "Download a.csv" })).getAttribute("href")).toBe("/api/v1/sessions/s1/downloads/a");
  expect(screen.getAllByRole("link")).toHaveLength(1);
  expect(screen.getByText("2 kB so far")).toBeTruthy();
  expect(screen.getByText("Failed: it was cancelled")).toBeTruthy();
  expect(screen.getAllByRole("button", { name: /^Delete/ })).toHaveLength(2);
});

it("asks before it deletes", async () => {
  const { user, asked } = show(<Downloads session={session} scope="all" />, {
    "GET /api/v1/sessions/s1/downloads": { body: { data: [download("a", "complete")] } },
    "DELETE /api/v1/sessions/s1/downloads/a": { status: 204 },
  });
  expect((await screen.findByRole("link")).getAttribute("href")).toBe("/api/v1/sessions/s1/downloads/a?scope=all");
  await user.click(screen.getByRole("button", { name: "Delete a.csv" }));
  await user.click(screen.getByRole("button", { name: "Delete" }));
  expect(await screen.findByText("“a.csv” deleted")).toBeTruthy();
  expect(asked.map(({ method }) => method)).toContain("DELETE");
});

it("tells the path of a file that was sent", async () => {
  const { user } = show(<Downloads session={session} scope="own" />, {
    ...list(),
    "POST /api/v1/sessions/s1/uploads": { status: 201, body: { id: "u", name: "x.txt", size: 1, path: "/uploads/u/x.txt" } },
  });
  expect(await screen.findByText(/^Nothing yet/)).toBeTruthy();
  await user.upload(screen.getByLabelText("File for the browser"), new File(["x"], "x.txt"));
  expect(await screen.findByText("/uploads/u/x.txt")).toBeTruthy();
});

it("sends nothing to a session without a browser", async () => {
  show(<Downloads session={{ ...session, status: "parked" }} scope="own" />, list());
  expect(await screen.findByText(/^Nothing yet/)).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Send a file" })).toBeNull();
});

it("says when the list cannot be loaded", async () => {
  show(<Downloads session={session} scope="own" />, { "GET /api/v1/sessions/s1/downloads": { status: 500, body: { code: "internal", detail: "Out of order." } } });
  expect((await screen.findByRole("alert")).textContent).toContain("Out of order.");
});
