import { expect, it } from "vitest";
import { modeOf, type Takes } from "./mode";

const words: Takes = { kind: "words" };
const asked: Takes = { kind: "answer", id: "q", secret: false };
const usual = { running: true, takes: words, files: false, meantFor: null, empty: true };

it.each([
  ["nothing runs", { running: false }, "message"],
  ["nothing runs, with files", { running: false, files: true }, "message"],
  ["a run waits its turn", { takes: { kind: "nothing" } as Takes }, "next"],
  ["a run works", {}, "steer"],
  ["a run works, with files", { files: true }, "next"],
  ["a question, nothing written", { takes: asked }, "answer"],
  ["a question, words begun before it", { takes: asked, empty: false }, "steer"],
  ["a question, words begun after it", { takes: asked, empty: false, meantFor: "q" }, "answer"],
  ["another question than the words were for", { takes: asked, empty: false, meantFor: "p" }, "steer"],
  ["a question, with files", { takes: asked, files: true }, "next"],
])("%s", (_, changes, mode) => {
  expect(modeOf({ ...usual, ...changes })).toBe(mode);
});
