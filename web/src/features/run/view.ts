import type { RequiredApproval, RequiredInput } from "@/api/client";
import type { ApprovalScope, Decision, Restored } from "./events";

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
  /** Somebody asked for a pause, whether the agent stands still already or not. */
  pauseRequested: boolean;
  /** Whose hands are on the browser: a user's id. */
  holder: string | null;
  asides: readonly Aside[];
}

/** What people said or did beside the steps, each after the step that was the last one then; 0 is before the first. */
export type Aside = { after: number } & (
  | { kind: "message"; id: string; text: string; readBefore: number | null }
  | { kind: "deed"; text: string; by: string }
  | { kind: "control"; holder: string | null }
);

export interface StepView {
  step: number;
  startedAt: string;
  page: { url: string; title: string; tabs: number; snapshot: string } | null;
  screenshot: Screenshot | null;
  text: string;
  actions: readonly ActionView[];
  asks: readonly Ask[];
  remarks: readonly Remark[];
}

/** Something only a person can decide or answer. */
export type Ask = ApprovalAsk | InputAsk;

interface Asked {
  id: string;
  step: number;
  expiresAt: string;
}

export interface ApprovalAsk extends Asked {
  kind: "approval";
  approval: RequiredApproval;
  /** Null while it is open. */
  answer: { decision: Decision; scope: ApprovalScope; by: string | null } | null;
}

export interface InputAsk extends Asked {
  kind: "input";
  input: RequiredInput;
  answer: { answered: boolean } | null;
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
  pauseRequested: false,
  holder: null,
  asides: [],
};

/** The newest picture of the page, for when there is no live one. */
export const lastScreenshot = (view: RunView): Screenshot | null =>
  view.steps.findLast((step) => step.screenshot)?.screenshot ?? null;

/** What the agent is doing now, in words; null when it is thinking or done. */
export function currentAction(view: RunView): string | null {
  if (view.outcome) return null;
  return view.steps.at(-1)?.actions.findLast((action) => !action.end)?.description ?? null;
}

/** What the run waits for a person to do; null when it waits for nobody. When a run ends, nothing is asked any more. */
export function openAsk(view: RunView): Ask | null {
  if (view.outcome) return null;
  return view.steps.flatMap(({ asks }) => asks).findLast(({ answer }) => answer === null) ?? null;
}

/** Whether the agent goes its way, will stand still before its next action, or does. */
export function pauseState({ status, pauseRequested }: Pick<RunView, "status" | "pauseRequested">): "off" | "pausing" | "paused" {
  if (status === "paused") return "paused";
  return pauseRequested ? "pausing" : "off";
}
