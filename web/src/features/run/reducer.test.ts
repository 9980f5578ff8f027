import { describe, expect, it } from "vitest";
import type { RunEvent } from "./events";
import { reduceRun } from "./reducer";
import { currentAction, emptyRun, lastScreenshot, type RunView } from "./view";

type Body = RunEvent extends infer E ? (E extends RunEvent ? Pick<E, "type" | "data"> : never) : never;

const at = (seq: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, seq)).toISOString();
const number = (bodies: Body[]) => bodies.map((body, index) => ({ seq: index + 1, run_id: "r", at: at(index + 1), ...body }));
const fold = (bodies: Body[], from: RunView = emptyRun) => number(bodies).reduce(reduceRun, from);

const started: Body = {
  type: "action.started",
  data: { step: 1, index: 0, tool: "click", arguments: '{"ref":"e5"}', description: "Click “Buy”", reason: "To buy it." },
};
const finished: Body = {
  type: "action.finished",
  data: { step: 1, index: 0, tool: "click", result: "ok: clicked", error_code: null, took_ms: 120 },
};
const page = { url: "http://shop/", title: "Shop", tabs: 1, snapshot: "- button" };

describe("reduceRun", () => {
  it("builds a step from what was seen, said and done in it", () => {
    const view = fold([
      { type: "run.queued", data: {} },
      { type: "run.status", data: { status: "running" } },
      { type: "step.observed", data: { step: 1, ...page } },
      { type: "text.delta", data: { step: 1, text: "I will " } },
      { type: "text.delta", data: { step: 1, text: "buy it." } },
      started,
      finished,
      { type: "step.screenshot", data: { step: 1, url: "/shot", width: 1280, height: 720 } },
    ]);
    expect(view.status).toBe("running");
    expect(view.steps).toHaveLength(1);
    expect(view.steps[0]).toMatchObject({ step: 1, page, text: "I will buy it.", actions: [{ tool: "click", end: { errorCode: null, tookMs: 120 } }] });
    expect(lastScreenshot(view)?.url).toBe("/shot");
  });

  it("drops replayed events, so a reconnect is harmless", () => {
    const bodies: Body[] = [{ type: "text.delta", data: { step: 1, text: "once" } }, started];
    const view = fold(bodies);
    expect(fold(bodies, view)).toBe(view);
  });

  it("ignores types it does not know but moves on in the log", () => {
    const unknown = { seq: 7, run_id: "r", at: at(7), type: "run.sang", data: { song: "la" } } as unknown as RunEvent;
    expect(reduceRun(emptyRun, unknown)).toEqual({ ...emptyRun, lastSeq: 7, startedAt: at(7) });
  });

  it("names the action that is going on until it ends", () => {
    expect(currentAction(fold([started]))).toBe("Click “Buy”");
    expect(currentAction(fold([started, finished]))).toBeNull();
  });

  it("keeps an action's error code, and takes an empty one for success", () => {
    const failed = { ...finished, data: { ...finished.data, error_code: "stale_ref" } } as Body;
    const empty = { ...finished, data: { ...finished.data, error_code: "" } } as Body;
    expect(fold([started, failed]).steps[0]?.actions[0]?.end?.errorCode).toBe("stale_ref");
    expect(fold([started, empty]).steps[0]?.actions[0]?.end?.errorCode).toBeNull();
  });

  it("adds up the tokens", () => {
    const used: Body = { type: "model.used", data: { step: 1, input_tokens: 100, output_tokens: 7 } };
    expect(fold([used, used])).toMatchObject({ inputTokens: 200, outputTokens: 14 });
  });

  it("puts notices and retries where they happened", () => {
    const view = fold([
      { type: "notice", data: { step: 1, code: "dialog", text: "alert said Hi" } },
      { type: "model.retried", data: { step: 1, problem: "429", pause_ms: 2000 } },
    ]);
    expect(view.steps[0]?.remarks).toEqual([
      { kind: "notice", code: "dialog", text: "alert said Hi" },
      { kind: "retry", problem: "429", pauseMs: 2000 },
    ]);
  });

  it("remembers how the browser woke up", () => {
    const restored = { tabs: 3, ms: 900, summary: "forms kept" };
    expect(fold([{ type: "session.restored", data: restored }]).restored).toEqual(restored);
    expect(fold([{ type: "session.continued", data: { ms: 40 } }]).restored?.summary).toBe("Went on in 0.0 s, exactly where it was");
    expect(fold([{ type: "session.kept", data: {} }]).restored?.summary).toContain("kept open");
  });

  it.each<[Body, RunView["outcome"]]>([
    [{ type: "run.completed", data: { answer: "€25", success: true } }, { kind: "completed", answer: "€25", success: true }],
    [{ type: "run.asked", data: { question: "Which?", choices: ["A"] } }, { kind: "asked", question: "Which?", choices: ["A"] }],
    [{ type: "run.failed", data: { code: "max_steps", message: "Too many" } }, { kind: "failed", code: "max_steps", message: "Too many" }],
    [{ type: "run.cancelled", data: {} }, { kind: "cancelled" }],
  ])("ends with %j", (terminal, outcome) => {
    const view = fold([started, terminal]);
    expect(view.outcome).toEqual(outcome);
    expect(view.endedAt).toBe(at(2));
    expect(currentAction(view)).toBeNull();
  });
});
