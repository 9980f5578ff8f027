import { QueryObserver } from "@tanstack/react-query";
import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { show } from "@/testing/render";
import { BulkRelease } from "./BulkRelease";
import { summarize } from "./outcomes";
import { eventWords, sentence } from "./eventWords";
import { movesOf } from "./status";

const answer = (...outcomes: string[]) => ({ "POST /api/v1/sessions/bulk-release": { body: { data: outcomes.map((outcome, index) => ({ id: String(index), outcome })) } } });

it("asks before it releases, then says what became of each", async () => {
  const onDone = vi.fn();
  const { user, asked } = show(<BulkRelease ids={new Set(["a", "b", "c"])} scope="own" onDone={onDone} />, answer("released", "released", "already_ended"));
  await user.click(screen.getByRole("button", { name: "Release" }));
  expect(screen.getByRole("alertdialog", { name: "Release 3 sessions?" })).toBeTruthy();
  expect(asked).toEqual([]);
  await user.click(screen.getByRole("button", { name: "Release" }));
  expect(await screen.findByText("2 sessions released · 1 had already ended")).toBeTruthy();
  expect(asked).toEqual([{ method: "POST", path: "/api/v1/sessions/bulk-release", body: { ids: ["a", "b", "c"] } }]);
  expect(onDone).toHaveBeenCalledOnce();
});

it("says explicitly that it reaches for everyone’s", async () => {
  const { user, asked } = show(<BulkRelease ids={new Set(["a"])} scope="all" onDone={() => undefined} />, answer("busy"));
  await user.click(screen.getByRole("button", { name: "Release" }));
  await user.click(screen.getByRole("button", { name: "Release" }));
  expect(await screen.findByText("1 is busy, try again in a moment")).toBeTruthy();
  expect(asked[0]?.path).toBe("/api/v1/sessions/bulk-release?scope=all");
});

it("says so only once the list shows it", async () => {
  const said: (HTMLElement | null)[] = [];
  const { user, queries } = show(<BulkRelease ids={new Set(["a"])} scope="own" onDone={() => undefined} />, answer("released"));
  const stop = new QueryObserver(queries, { queryKey: ["sessions", "list"], queryFn: () => said.push(screen.queryByText("1 session released")) }).subscribe(() => undefined);
  await user.click(screen.getByRole("button", { name: "Release" }));
  await user.click(screen.getByRole("button", { name: "Release" }));
  expect(await screen.findByText("1 session released")).toBeTruthy();
  expect(said).toEqual([null, null]);
  stop();
});

it("keeps the selection when the release is refused", async () => {
  const onDone = vi.fn();
  const { user } = show(<BulkRelease ids={new Set(["a"])} scope="own" onDone={onDone} />, { "POST /api/v1/sessions/bulk-release": { status: 403, body: { code: "forbidden", detail: "Not yours to release." } } });
  await user.click(screen.getByRole("button", { name: "Release" }));
  await user.click(screen.getByRole("button", { name: "Release" }));
  expect(await screen.findByText("Not yours to release.")).toBeTruthy();
  expect(onDone).not.toHaveBeenCalled();
});

it("counts outcomes in words and knows when something is left to do", () => {
  expect(summarize(["released", "busy", "busy", "not_found"])).toEqual({ text: "1 session released · 2 are busy, try again in a moment · 1 is gone", complete: false });
  expect(summarize([])).toEqual({ text: "0 sessions released", complete: true });
});

it.each([
  ["queued", null, null, ["release", "remove"]],
  ["active", null, null, ["release", "remove"]],
  ["active", "p", null, ["release", "park", "remove"]],
  ["parking", "p", null, ["remove"]],
  ["parked", "p", null, ["resume", "remove"]],
  ["ended", null, null, ["remove"]],
  ["queued", "p", "c", ["release"]],
  ["active", "p", "c", []],
  ["parked", "p", "c", []],
] as const)("offers for one that is %s (profile %s, chat %s) only what the server would do", (status, profile_id, chat_id, offered) => {
  expect(Object.entries(movesOf({ status, profile_id, chat_id })).flatMap(([move, possible]) => (possible ? [move] : []))).toEqual(offered);
});

it("reads names as words", () => {
  expect([sentence("lease_granted"), sentence("LeaseGranted"), sentence("ACTIVE")]).toEqual(["Lease granted", "Lease granted", "Active"]);
  expect([eventWords("LEASE_GRANTED"), eventWords("taken_over")]).toEqual(["Got a browser", "Taken over"]);
});
