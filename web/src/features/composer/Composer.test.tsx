import { render, screen } from "@testing-library/react";
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
