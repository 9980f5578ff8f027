import { expect, it } from "vitest";
import type { RunEvent } from "../events";
import { reduceRun } from "../reducer";
import { emptyRun, openAsk, pauseState, type RunView } from "../view";

type Body = RunEvent extends infer E ? (E extends RunEvent ? Pick<E, "type" | "data"> : never) : never;

const fold = (bodies: Body[], from: RunView = emptyRun) =>
  bodies.map((body, index) => ({ seq: from.lastSeq + index + 1, run_id: "r", at: "2026-01-01T00:00:00Z", ...body })).reduce(reduceRun, from);

const observed = (step: number): Body => ({ type: "step.observed", data: { step, url: "http://shop/", title: "Shop", tabs: 1, snapshot: "" } });
const approval = { index: 0, tool: "click", description: "Click “Pay”", reason: "To pay.", concern: "payment", consequence: "It costs.", origin: "https://shop", address: "https://shop/cart", element: "Pay", picture_url: null };
const asksFor: Body = { type: "approval.requested", data: { id: "a", step: 1, expires_at: "2026-01-01T00:03:00Z", approval } };
const asks: Body = { type: "input.requested", data: { id: "i", step: 1, expires_at: "2026-01-01T00:10:00Z", input: { question: "Which?", kind: "choice", choices: ["A"] } } };

it("keeps an approval open in its step until it is decided", () => {
  const open = fold([observed(1), asksFor]);
  expect(openAsk(open)).toMatchObject({ kind: "approval", id: "a", approval, answer: null });
  const decided = fold([{ type: "approval.resolved", data: { id: "a", decision: "approved", scope: "site", by: "ada" } }], open);
  expect(openAsk(decided)).toBeNull();
  expect(decided.steps[0]?.asks[0]?.answer).toEqual({ decision: "approved", scope: "site", by: "ada" });
});

it("takes an approval without a scope for one time only, and one that expired for nobody's", () => {
  const approved = fold([asksFor, { type: "approval.resolved", data: { id: "a", decision: "approved" } }]);
  expect(approved.steps[0]?.asks[0]?.answer).toEqual({ decision: "approved", scope: "once", by: null });
  const expired = fold([asksFor, { type: "approval.resolved", data: { id: "a", decision: "expired" } }]);
  expect(expired.steps[0]?.asks[0]?.answer).toMatchObject({ decision: "expired", by: null });
});

it("keeps a question open until it is answered, without the answer", () => {
  const open = fold([asks]);
  expect(openAsk(open)).toMatchObject({ kind: "input", id: "i" });
  const answered = fold([{ type: "input.resolved", data: { id: "i", answered: true } }], open);
  expect(openAsk(answered)).toBeNull();
  expect(answered.steps[0]?.asks[0]?.answer).toEqual({ answered: true });
});

it("asks for nothing any more when the run has ended", () => {
  expect(openAsk(fold([asksFor, { type: "run.cancelled", data: {} }]))).toBeNull();
});

it("tells a pause that was asked for from one that came", () => {
  const asked = fold([{ type: "run.status", data: { status: "running" } }, { type: "pause.requested", data: { by: "ada" } }]);
  expect(pauseState(asked)).toBe("pausing");
  const still = fold([{ type: "run.status", data: { status: "paused" } }], asked);
  expect(pauseState(still)).toBe("paused");
  expect(pauseState(fold([{ type: "pause.ended", data: { by: "ada" } }, { type: "run.status", data: { status: "running" } }], still))).toBe("off");
});

it("puts what people said after the step that was the last one then, and says before which it was read", () => {
  const said = fold([
    { type: "message.sent", data: { id: "m0", text: "hurry" } },
    observed(1),
    { type: "message.sent", data: { id: "m1", text: "the red one" } },
    { type: "message.sent", data: { id: "m2", text: "no, blue" } },
    { type: "message.read", data: { ids: ["m0", "m1"], step: 2 } },
  ]);
  expect(said.asides).toEqual([
    { after: 0, kind: "message", id: "m0", text: "hurry", readBefore: 2 },
    { after: 1, kind: "message", id: "m1", text: "the red one", readBefore: 2 },
    { after: 1, kind: "message", id: "m2", text: "no, blue", readBefore: null },
  ]);
  expect(said.steps).toHaveLength(1);
});

it("knows whose hands are on the browser, and what they did", () => {
  const held = fold([observed(1), { type: "control.changed", data: { holder: "ada" } }, { type: "person.acted", data: { text: "clicked “Pay”", by: "ada" } }]);
  expect(held.holder).toBe("ada");
  expect(held.asides.map(({ kind }) => kind)).toEqual(["control", "deed"]);
  expect(fold([{ type: "control.changed", data: { holder: null } }], held).holder).toBeNull();
  expect(fold([{ type: "run.cancelled", data: {} }], held).holder).toBeNull();
});
