import { expect, it } from "vitest";
import type { InputMessage } from "./messages";
import { Outbox } from "./outbox";

const mouse = (action: "move" | "down" | "wheel", x: number, dy = 0): InputMessage => ({ type: "mouse", action, x, y: 0, button: "none", buttons: 0, clicks: 0, dx: 0, dy, modifiers: 0 });

function outbox() {
  const sent: InputMessage[] = [];
  const frames: (() => void)[] = [];
  return { sent, frame: () => frames.splice(0).forEach((run) => run()), box: new Outbox((message) => sent.push(message), (run) => frames.push(run)) };
}

it("sends the newest move once per picture", () => {
  const { box, sent, frame } = outbox();
  for (const x of [1, 2, 3]) box.put(mouse("move", x));
  expect(sent).toEqual([]);
  frame();
  frame();
  expect(sent).toEqual([mouse("move", 3)]);
});

it("sends a press at once, after the move before it", () => {
  const { box, sent } = outbox();
  box.put(mouse("move", 1));
  box.put(mouse("down", 1));
  expect(sent).toEqual([mouse("move", 1), mouse("down", 1)]);
});

it("adds up what the wheel turned", () => {
  const { box, sent, frame } = outbox();
  for (const dy of [10, 20, -5]) box.put(mouse("wheel", 4, dy));
  frame();
  expect(sent).toEqual([mouse("wheel", 4, 25)]);
});
