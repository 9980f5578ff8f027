import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { beforeEach, expect, it, vi } from "vitest";
import { TooltipProvider } from "@/components/ui/tooltip";
import { Composer } from "./Composer";

function show(changes: Partial<Parameters<typeof Composer>[0]> = {}) {
  const onSend = vi.fn((text: string) => Promise.resolve(text));
  const onStop = vi.fn();
  render(
    <TooltipProvider>
      <Composer draftKey="c" running={false} stopping={false} onStop={onStop} onSend={onSend} sending={false} picker={null} {...changes} />
    </TooltipProvider>,
  );
  return { onSend, onStop, box: screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Message" }), user: userEvent.setup() };
}

beforeEach(() => sessionStorage.clear());

it("sends with Enter and is empty again", async () => {
  const { box, onSend, user } = show();
  await user.type(box, "open the shop{Enter}");
  expect(onSend).toHaveBeenCalledWith("open the shop", []);
  expect(box.value).toBe("");
});

it("starts a new line with Shift and Enter", async () => {
  const { box, onSend, user } = show();
  await user.type(box, "one{Shift>}{Enter}{/Shift}two");
  expect(onSend).not.toHaveBeenCalled();
  expect(box.value).toBe("one\ntwo");
});

it("keeps the text when the server refuses it", async () => {
  const { box, user } = show({ onSend: () => Promise.reject(new Error("too many")) });
  await user.type(box, "again{Enter}");
  expect(box.value).toBe("again");
});

it("sends nothing when there is nothing to send", async () => {
  const { box, onSend, user } = show();
  await user.type(box, "   {Enter}");
  expect(onSend).not.toHaveBeenCalled();
});

it("says how much is too much and does not send it", async () => {
  const { box, onSend, user } = show();
  await user.click(box);
  await user.paste("x".repeat(20_001));
  await user.keyboard("{Enter}");
  expect(screen.getByRole("status").textContent).toBe("20,001 / 20,000");
  expect(onSend).not.toHaveBeenCalled();
});

it("takes the next message and offers Stop while a run is going on", async () => {
  const { box, onSend, onStop, user } = show({ running: true });
  await user.type(box, "and then check out{Enter}");
  await user.click(screen.getByRole("button", { name: "Stop" }));
  expect(onSend).toHaveBeenCalledOnce();
  expect(onStop).toHaveBeenCalledOnce();
});

it("keeps a draft across a reload", async () => {
  const { box, user } = show();
  await user.type(box, "half a thought");
  expect(sessionStorage.getItem("browsergrid.draft.c")).toBe("half a thought");
});

it("reaches the run at work with Enter, and the queue with the second button or Alt", async () => {
  const onSteer = vi.fn(() => Promise.resolve());
  const { box, onSend, user } = show({ running: true, takes: { kind: "words" }, onSteer });
  expect(box.placeholder).toContain("now");
  await user.type(box, "the red one{Enter}");
  expect(onSteer).toHaveBeenCalledWith("the red one");
  expect(onSend).not.toHaveBeenCalled();
  await user.type(box, "then check out");
  await user.click(screen.getByRole("button", { name: "Send after this run" }));
  await user.type(box, "and sign out{Alt>}{Enter}{/Alt}");
  expect(onSend.mock.calls).toEqual([["then check out", []], ["and sign out", []]]);
});

it("answers the question while there is one", async () => {
  const onAnswer = vi.fn(() => Promise.resolve());
  const { box, user } = show({ running: true, takes: { kind: "answer", id: "q", secret: false }, onAnswer });
  await user.type(box, "the matt one");
  await user.click(screen.getByRole("button", { name: "Answer" }));
  expect(onAnswer).toHaveBeenCalledWith("the matt one");
});

it("does not take words begun before a question for its answer, unless told to", async () => {
  sessionStorage.setItem("browsergrid.draft.c", "and a tea pot");
  const onAnswer = vi.fn(() => Promise.resolve());
  const onSteer = vi.fn(() => Promise.resolve());
  const { box, user } = show({ running: true, takes: { kind: "answer", id: "q", secret: false }, onAnswer, onSteer });
  await user.click(box);
  await user.keyboard("{Enter}");
  expect(onSteer).toHaveBeenCalledWith("and a tea pot");
  expect(onAnswer).not.toHaveBeenCalled();
});

it("takes begun words for the answer when told to", async () => {
  sessionStorage.setItem("browsergrid.draft.c", "the matt one");
  const onAnswer = vi.fn(() => Promise.resolve());
  const { box, user } = show({ running: true, takes: { kind: "answer", id: "q", secret: false }, onAnswer });
  await user.click(screen.getByRole("button", { name: "Answer with it" }));
  await user.type(box, "{Enter}");
  expect(onAnswer).toHaveBeenCalledWith("the matt one");
});

it("keeps no draft of a code", async () => {
  const { box, user } = show({ running: true, takes: { kind: "answer", id: "q", secret: true } });
  await user.type(box, "481516");
  expect(box.autocomplete).toBe("one-time-code");
  expect(JSON.stringify(Object.entries(sessionStorage))).not.toContain("4815");
});

it("pauses, says that it is about to, and resumes", async () => {
  const pause = { state: "off" as const, onPause: vi.fn(), onResume: vi.fn() };
  const { user } = show({ running: true, pause });
  await user.click(screen.getByRole("button", { name: "Pause" }));
  expect(pause.onPause).toHaveBeenCalledOnce();
  cleanup();
  show({ running: true, pause: { ...pause, state: "pausing" } });
  expect(screen.getByRole("button", { name: "Pausing…" })).toBeTruthy();
  cleanup();
  show({ running: true, pause: { ...pause, state: "paused" } });
  await user.click(screen.getByRole("button", { name: "Resume" }));
  expect(pause.onResume).toHaveBeenCalledOnce();
});
