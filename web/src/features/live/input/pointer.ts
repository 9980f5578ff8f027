import { modifiersOf, type InputMessage, type Modified, type TouchPoint } from "./messages";

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Size {
  width: number;
  height: number;
}

interface Place {
  clientX: number;
  clientY: number;
}

/** Where a point of the window lies on the page shown in `box`. What left the picture, as in a drag, stays at its edge. */
export function pointOnPage({ clientX, clientY }: Place, box: Box, page: Size): { x: number; y: number } {
  return {
    x: clamp(((clientX - box.left) / (box.width || 1)) * page.width, page.width),
    y: clamp(((clientY - box.top) / (box.height || 1)) * page.height, page.height),
  };
}

const clamp = (value: number, size: number): number => Math.min(Math.max(0, Math.round(value * 100) / 100), Math.max(0, size - 1));

const BUTTONS = ["left", "middle", "right"] as const;

interface MouseLike extends Place, Modified {
  button: number;
  buttons: number;
  detail: number;
}

/** A move, press or release of the mouse; the count of clicks makes double clicks. */
export function mouseMessage(action: "move" | "down" | "up", event: MouseLike, box: Box, page: Size): InputMessage {
  return {
    type: "mouse",
    action,
    ...pointOnPage(event, box, page),
    button: action === "move" ? held(event.buttons) : (BUTTONS[event.button] ?? "none"),
    buttons: event.buttons,
    clicks: action === "move" ? 0 : Math.max(1, event.detail),
    dx: 0,
    dy: 0,
    modifiers: modifiersOf(event),
  };
}

/** The button a drag is done with. */
const held = (buttons: number): "left" | "middle" | "right" | "none" => (buttons & 1 ? "left" : buttons & 2 ? "right" : buttons & 4 ? "middle" : "none");

interface WheelLike extends Place, Modified {
  buttons: number;
  deltaX: number;
  deltaY: number;
  deltaMode: number;
}

const LINE = 16;

/** A turn of the wheel in pixels, whatever unit the device counts in. */
export function wheelMessage(event: WheelLike, box: Box, page: Size): InputMessage {
  const unit = event.deltaMode === 1 ? LINE : event.deltaMode === 2 ? page.height : 1;
  return {
    type: "mouse",
    action: "wheel",
    ...pointOnPage(event, box, page),
    button: "none",
    buttons: event.buttons,
    clicks: 0,
    dx: event.deltaX * unit,
    dy: event.deltaY * unit,
    modifiers: modifiersOf(event),
  };
}

interface TouchLike extends Modified {
  /** The fingers that are still on the picture. */
  touches: ArrayLike<Place & { identifier: number }>;
}

/** What fingers do; the points are those that are on the page after it. */
export function touchMessage(action: "start" | "move" | "end" | "cancel", event: TouchLike, box: Box, page: Size): InputMessage {
  const points: TouchPoint[] = Array.from(event.touches, (touch) => ({ ...pointOnPage(touch, box, page), id: touch.identifier }));
  return { type: "touch", action, points, modifiers: modifiersOf(event) };
}
