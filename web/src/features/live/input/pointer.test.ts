import { expect, it } from "vitest";
import { mouseMessage, pointOnPage, touchMessage, wheelMessage } from "./pointer";

const box = { left: 100, top: 50, width: 640, height: 360 };
const page = { width: 1280, height: 720 };
const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false };
const at = (clientX: number, clientY: number) => ({ clientX, clientY });

it("finds the place on the page under a place in the window, whatever the picture's size", () => {
  expect(pointOnPage(at(100, 50), box, page)).toEqual({ x: 0, y: 0 });
  expect(pointOnPage(at(420, 230), box, page)).toEqual({ x: 640, y: 360 });
  expect(pointOnPage(at(101, 50), { ...box, width: 1280 }, page)).toEqual({ x: 1, y: 0 });
});

it("keeps a drag that leaves the picture at its edge", () => {
  expect(pointOnPage(at(-500, 9_000), box, page)).toEqual({ x: 0, y: 719 });
  expect(pointOnPage(at(5_000, 50), box, page)).toEqual({ x: 1279, y: 0 });
});

it("tells presses with their button, count and modifiers", () => {
  const event = { ...none, ...at(420, 230), button: 2, buttons: 2, detail: 2, shiftKey: true, altKey: true };
  expect(mouseMessage("down", event, box, page)).toEqual({ type: "mouse", action: "down", x: 640, y: 360, button: "right", buttons: 2, clicks: 2, dx: 0, dy: 0, modifiers: 9 });
});

it("tells moves with the button they drag with", () => {
  const event = { ...none, ...at(420, 230), button: 0, buttons: 0, detail: 0 };
  expect(mouseMessage("move", event, box, page)).toMatchObject({ action: "move", button: "none", clicks: 0 });
  expect(mouseMessage("move", { ...event, buttons: 1 }, box, page)).toMatchObject({ button: "left", buttons: 1 });
});

it("turns the wheel in pixels, from lines and pages too", () => {
  const event = { ...none, ...at(420, 230), buttons: 0, deltaX: 0, deltaY: 3, deltaMode: 0 };
  expect(wheelMessage(event, box, page)).toMatchObject({ action: "wheel", x: 640, dx: 0, dy: 3 });
  expect(wheelMessage({ ...event, deltaMode: 1 }, box, page)).toMatchObject({ dy: 48 });
  expect(wheelMessage({ ...event, deltaMode: 2 }, box, page)).toMatchObject({ dy: 2160 });
});

it("tells which fingers are on the page", () => {
  const touches = [{ ...at(420, 230), identifier: 3 }, { ...at(100, 50), identifier: 4 }];
  expect(touchMessage("start", { ...none, touches }, box, page)).toEqual({ type: "touch", action: "start", points: [{ x: 640, y: 360, id: 3 }, { x: 0, y: 0, id: 4 }], modifiers: 0 });
  expect(touchMessage("end", { ...none, touches: [] }, box, page)).toMatchObject({ action: "end", points: [] });
});
