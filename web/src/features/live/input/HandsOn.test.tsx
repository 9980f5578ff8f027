import { createEvent, fireEvent, render, screen } from "@testing-library/react";
import { expect, it, vi } from "vitest";
import { HandsOn } from "./HandsOn";
import type { InputMessage } from "./messages";

function hands() {
  const sent: InputMessage[] = [];
  const onGiveBack = vi.fn();
  const { unmount } = render(<HandsOn page={{ width: 1280, height: 720 }} send={(message) => sent.push(message)} onGiveBack={onGiveBack} />);
  const keys = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Keys for the browser" });
  const surface = screen.getByRole("application").firstElementChild as HTMLElement;
  surface.getBoundingClientRect = () => new DOMRect(0, 0, 640, 360);
  return { sent, onGiveBack, keys, surface, unmount };
}

it("passes clicks on and then has the keys", () => {
  const { sent, keys, surface } = hands();
  fireEvent.mouseDown(surface, { clientX: 320, clientY: 180, detail: 2 });
  fireEvent.mouseUp(surface, { clientX: 320, clientY: 180, detail: 2 });
  expect(sent).toMatchObject([{ action: "down", x: 640, y: 360, button: "left", clicks: 2 }, { action: "up", x: 640 }]);
  expect(document.activeElement).toBe(keys);
});

it("keeps every key for the page, Tab and Escape too", () => {
  const { sent, keys } = hands();
  const outside = vi.fn();
  window.addEventListener("keydown", outside);
  for (const key of ["Tab", "Escape", "ArrowDown"]) {
    const event = createEvent.keyDown(keys, { key, code: key });
    fireEvent(keys, event);
    expect(event.defaultPrevented).toBe(true);
  }
  window.removeEventListener("keydown", outside);
  expect(sent.map((message) => message.type === "key" && message.key)).toEqual(["Tab", "Escape", "ArrowDown"]);
  expect(outside).not.toHaveBeenCalled();
});

it("gives back with the chord, which the page does not get", () => {
  const { sent, keys, onGiveBack } = hands();
  fireEvent.keyDown(keys, { key: "Escape", code: "Escape", ctrlKey: true, altKey: true });
  expect(onGiveBack).toHaveBeenCalledOnce();
  expect(sent).toEqual([]);
});

it("lets go of keys whose release it will not see", () => {
  const { sent, keys } = hands();
  fireEvent.keyDown(keys, { key: "Shift", code: "ShiftLeft", shiftKey: true });
  fireEvent.blur(keys);
  expect(sent).toMatchObject([{ action: "down", key: "Shift" }, { action: "up", key: "Shift" }]);
});

it("sends what an input method composes as it grows, and then as text", () => {
  const { sent, keys } = hands();
  fireEvent.compositionStart(keys);
  fireEvent.keyDown(keys, { key: "Process", code: "KeyK", keyCode: 229 });
  fireEvent.compositionUpdate(keys, { data: "か" });
  fireEvent.compositionEnd(keys, { data: "可" });
  expect(sent).toEqual([{ type: "compose", text: "か", start: 1, end: 1 }, { type: "text", text: "可" }]);
});

it("sends the clipboard's text", () => {
  const { sent, keys } = hands();
  fireEvent.keyDown(keys, { key: "v", code: "KeyV", ctrlKey: true });
  fireEvent.paste(keys, { clipboardData: { getData: () => "MUGS-10" } });
  expect(sent).toEqual([{ type: "text", text: "MUGS-10" }]);
});

it("passes touches on, and keeps them from becoming clicks as well", () => {
  const { sent, surface } = hands();
  const start = createEvent.touchStart(surface, { touches: [{ identifier: 1, clientX: 10, clientY: 20 }] });
  fireEvent(surface, start);
  expect(start.defaultPrevented).toBe(true);
  expect(sent).toEqual([{ type: "touch", action: "start", points: [{ x: 20, y: 40, id: 1 }], modifiers: 0 }]);
});
