import type { Restored } from "./events";

/** A run as the page shows it: what the reducer folds the events into. */
export interface RunView {
  lastSeq: number;
  status: string;
  startedAt: string | null;
  endedAt: string | null;
  restored: Restored | null;
  steps: readonly StepView[];
  inputTokens: number;
  outputTokens: number;
  outcome: RunOutcome | null;
}

export interface StepView {
  step: number;
  startedAt: string;
  page: { url: string; title: string; tabs: number; snapshot: string } | null;
  screenshot: Screenshot | null;
  text: string;
  actions: readonly ActionView[];
  remarks: readonly Remark[];
}

export interface Screenshot {
  step: number;
  url: string;
  width: number;
  height: number;
}

export interface ActionView {
  index: number;
  tool: string;
  arguments: unknown;
  description: string;
  reason: string;
  startedAt: string;
  end: { result: string; errorCode: string | null; tookMs: number } | null;
}

/** Something worth one quiet line: what the browser did by itself, or the model being asked again. */
export type Remark = { kind: "notice"; code: string; text: string } | { kind: "retry"; problem: string; pauseMs: number };

export type RunOutcome =
  | { kind: "completed"; answer: string; success: boolean }
  | { kind: "asked"; question: string; choices: readonly string[] }
  | { kind: "failed"; code: string; message: string }
  | { kind: "cancelled" };

export const emptyRun: RunView = {
  lastSeq: 0,
  status: "queued",
  startedAt: null,
  endedAt: null,
  restored: null,
  steps: [],
  inputTokens: 0,
  outputTokens: 0,
  outcome: null,
};

/** The newest picture of the page, for when there is no live one. */
export const lastScreenshot = (view: RunView): Screenshot | null =>
  view.steps.findLast((step) => step.screenshot)?.screenshot ?? null;

/** What the agent is doing now, in words; null when it is thinking or done. */
export function currentAction(view: RunView): string | null {
  if (view.outcome) return null;
  return view.steps.at(-1)?.actions.findLast((action) => !action.end)?.description ?? null;
}
