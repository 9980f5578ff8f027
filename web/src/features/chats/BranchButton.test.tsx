import { screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import type { Chat, Message } from "@/api/client";
import { show } from "@/testing/render";
import { BranchButton } from "./BranchButton";

const chat: Chat = {
  id: "b", title: "Mugs (branch)", model: "offline", created_at: "2026-01-01T00:00:00Z", updated_at: "2026-01-01T00:00:00Z", session: { id: "t", status: "parked" }, active_run_id: null,
  branched_from: { chat_id: "c", message_id: "m", title: "Mugs" }, persistent: false, kept_since: null,
};
const message = (browser_state: Message["browser_state"]): Message => ({
  id: "m", chat_id: "c", text: "Buy a mug", files: [], created_at: "2026-01-01T00:00:00Z", browser_state,
  run: {
    id: "r", chat_id: "c", session_id: "s", instruction: "Buy a mug", status: "completed", model: "offline", answer: "Done.", success: true, output: null, question: null, choices: [], failure: null,
  approval_policy: "sensitive",
  on_question: "wait",
  pause_requested: false,
  required_action: null,
  control: null,
    start_url: null, vision: "auto", persistent: false, warnings: [], limits: null, metadata: {}, restore: null, input_tokens: 0, output_tokens: 0, step_count: 0, created_at: "2026-01-01T00:00:00Z", started_at: "2026-01-01T00:00:00Z", finished_at: "2026-01-01T00:00:09Z", usage: null,
  },
});

function button(state: Message["browser_state"], answers: Parameters<typeof show>[1] = {}) {
  const onBranched = vi.fn();
  return { onBranched, ...show(<BranchButton message={message(state)} onBranched={onBranched} />, answers) };
}

it("makes a branch by keyboard, says so and leads to it", async () => {
  const { user, onBranched } = button("saved", { "POST /api/v1/chats/c/branch": { status: 201, body: chat } });
  await user.tab();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Branch from here" }));
  await user.keyboard("{Enter}");
  expect(await screen.findByText("New chat, with the browser as it was then")).toBeTruthy();
  expect(onBranched).toHaveBeenCalledWith(chat);
});

it("says why the server refused", async () => {
  const { user, onBranched } = button("saved", { "POST /api/v1/chats/c/branch": { status: 409, body: { code: "state_gone", detail: "The browser is not kept any more." } } });
  await user.click(screen.getByRole("button", { name: "Branch from here" }));
  expect(await screen.findByText("The browser is not kept any more.")).toBeTruthy();
  expect(onBranched).not.toHaveBeenCalled();
});

it.each([
  ["pending", "The browser is still being saved as this answer left it."],
  ["gone", "The browser is not kept any more as this answer left it."],
] as const)("explains, to everybody, why there is nothing to branch from while it is %s", async (state, reason) => {
  const { user } = button(state);
  const found = screen.getByRole("button", { name: "Branch from here", description: reason });
  expect(found.getAttribute("aria-disabled")).toBe("true");
  await user.click(found);
  expect((await screen.findAllByText(reason)).length).toBeGreaterThan(1);
});
