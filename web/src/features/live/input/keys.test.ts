import { expect, it } from "vitest";
import { editMessages, isComposed, isGiveBack, isPaste, keyMessage } from "./keys";

const key = (name: string, code: string, changes = {}, graph = false) => ({
  key: name, code, altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, repeat: false, isComposing: false, keyCode: 0,
  getModifierState: (modifier: string) => graph && modifier === "AltGraph",
  ...changes,
});

it("sends a key with what it writes, and its release with nothing", () => {
  expect(keyMessage("down", key("a", "KeyA"))).toEqual({ type: "key", action: "down", key: "a", code: "KeyA", text: "a", modifiers: 0, repeat: false });
  expect(keyMessage("up", key("a", "KeyA"))).toMatchObject({ action: "up", text: "" });
});

it.each([
  ["a capital letter", key("A", "KeyA", { shiftKey: true }), "A"],
  ["a letter of another alphabet", key("ж", "Semicolon"), "ж"],
  ["Enter", key("Enter", "Enter"), "\r"],
  ["Tab", key("Tab", "Tab"), ""],
  ["an arrow", key("ArrowLeft", "ArrowLeft"), ""],
  ["a function key", key("F5", "F5"), ""],
  ["a shortcut", key("a", "KeyA", { ctrlKey: true }), ""],
  ["a shortcut on a Mac", key("a", "KeyA", { metaKey: true }), ""],
  ["a menu's key", key("f", "KeyF", { altKey: true }), ""],
  ["what Option makes on a Mac", key("π", "KeyP", { altKey: true }), "π"],
  ["what AltGr makes", key("@", "KeyQ", { altKey: true, ctrlKey: true }, true), "@"],
])("writes with %s", (_, event, text) => {
  expect(keyMessage("down", event)).toMatchObject({ text });
});

it("leaves to input methods what is theirs", () => {
  expect(isComposed(key("a", "KeyA", { isComposing: true }))).toBe(true);
  expect(isComposed(key("Unidentified", "", { keyCode: 229 }))).toBe(true);
  expect(isComposed(key("Dead", "Quote"))).toBe(true);
  expect(isComposed(key("a", "KeyA"))).toBe(false);
});

it("gives the browser back with one chord, while Escape alone belongs to the page", () => {
  expect(isGiveBack(key("Escape", "Escape", { ctrlKey: true, altKey: true }))).toBe(true);
  expect(isGiveBack(key("Escape", "Escape"))).toBe(false);
});

it("pastes with Ctrl or Cmd and V", () => {
  expect(isPaste(key("v", "KeyV", { ctrlKey: true }))).toBe(true);
  expect(isPaste(key("V", "KeyV", { metaKey: true }))).toBe(true);
  expect(isPaste(key("v", "KeyV"))).toBe(false);
});

it("makes text and keys of what on-screen keyboards do", () => {
  expect(editMessages("insertText", "hello ")).toEqual([{ type: "text", text: "hello " }]);
  expect(editMessages("deleteContentBackward", null)).toMatchObject([{ action: "down", key: "Backspace" }, { action: "up", key: "Backspace" }]);
  expect(editMessages("insertLineBreak", null)).toMatchObject([{ key: "Enter", text: "\r" }, { action: "up" }]);
  expect(editMessages("insertCompositionText", "か")).toEqual([]);
});
