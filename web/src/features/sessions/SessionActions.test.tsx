import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Session, SessionPage } from "@/api/client";
import { show } from "@/testing/render";
import { sessionQuery, sessionsQuery } from "./queries";
import { SessionActions } from "./SessionActions";

const session: Session = {
  id: "s", name: "Price check", status: "active", reason: null, pool: { id: "p", name: "default" }, owner: { id: "a", email: "ada@example.com" }, profile_id: "f", read_only: false, chat_id: null, node_id: "n",
  egress: {}, viewport: { width: 1280, height: 720 }, queue: null, created_at: "2026-01-01T00:00:00Z", started_at: null, changed_at: "2026-01-01T00:00:00Z", expires_at: null, idle_seconds: null, billed_ms: 0, connect_url: null,
};
const list = sessionsQuery({ scope: "own" });
const listed = (queries: ReturnType<typeof show>["queries"]) => queries.getQueryData(list.queryKey)?.pages.flatMap(({ data }) => data.map(({ id, status }) => `${id} ${status}`));

function actions(answers: Parameters<typeof show>[1]) {
  const onDeleted = vi.fn();
  const shown = show(<SessionActions session={session} scope="own" onDeleted={onDeleted} />, answers);
  const page: SessionPage = { data: [session, { ...session, id: "other" }], next_cursor: null };
  shown.queries.setQueryData(list.queryKey, { pages: [page], pageParams: [""] });
  return { onDeleted, ...shown };
}

it("shows at once, on the page and in the lists, what the server made of a move, and calls it by its name", async () => {
  const { user, queries } = actions({ "POST /api/v1/sessions/s/park": { body: { ...session, status: "parking" } } });
  await user.click(screen.getByRole("button", { name: "Park" }));
  expect(await screen.findByText("Saving the session’s state, then its browser is given back")).toBeTruthy();
  expect(queries.getQueryData(sessionQuery("s", "own").queryKey)?.status).toBe("parking");
  expect(listed(queries)).toEqual(["s parking", "other active"]);
});

it("takes a deleted session off the lists before it leads back to them", async () => {
  const { user, queries, onDeleted } = actions({ "DELETE /api/v1/sessions/s": { status: 204 } });
  onDeleted.mockImplementation(() => expect(listed(queries)).toEqual(["other active"]));
  await user.click(screen.getByRole("button", { name: "Delete" }));
  expect(screen.getByRole("alertdialog", { name: "Delete this session?" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: "Delete" }));
  expect(await screen.findByText("Session deleted")).toBeTruthy();
  expect(onDeleted).toHaveBeenCalledOnce();
});

it("says why a move was refused and changes nothing", async () => {
  const { user, queries } = actions({ "POST /api/v1/sessions/s/release": { status: 409, body: { code: "session_busy", detail: "A run of its chat uses this session." } } });
  await user.click(screen.getByRole("button", { name: "Release" }));
  expect(await screen.findByText("A run of its chat uses this session.")).toBeTruthy();
  expect(listed(queries)).toEqual(["s active", "other active"]);
});
