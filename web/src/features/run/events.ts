import type { RequiredApproval, RequiredInput } from "@/api/client";

/** The numbered events of a run as the server sends them. */
interface Numbered<Type extends string, Data> {
  seq: number;
  run_id: string;
  at: string;
  type: Type;
  data: Data;
}

/** All things of one kind in one place of the browser that woke up. */
export interface RestoredItem {
  kind: string;
  tab: string;
  where: string;
  outcome: "exact" | "partly" | "lost" | "waiting";
  expected: number;
  exact: number;
  mended: number;
  reason: string;
}

export interface Restored {
  tabs: number;
  ms: number;
  summary: string;
  report?: { items: RestoredItem[] };
}

type Nothing = Record<string, never>;

/** What people do beside a run, and what it asks them for. */
export type PeopleEvent =
  | Numbered<"pause.requested", { by: string }>
  | Numbered<"pause.ended", { by: string }>
  | Numbered<"message.sent", { id: string; text: string }>
  | Numbered<"message.read", { ids: string[]; step: number }>
  | Numbered<"approval.requested", { id: string; step: number; expires_at: string; approval: RequiredApproval }>
  | Numbered<"approval.resolved", { id: string; decision: Decision; scope?: ApprovalScope | null; by?: string | null }>
  | Numbered<"input.requested", { id: string; step: number; expires_at: string; input: RequiredInput }>
  | Numbered<"input.resolved", { id: string; answered: boolean }>
  | Numbered<"control.changed", { holder: string | null }>
  | Numbered<"person.acted", { text: string; by: string }>;

export type Decision = "approved" | "denied" | "expired";

/** How far an approval goes. */
export type ApprovalScope = "once" | "run" | "site";

export type RunEvent =
  | PeopleEvent
  | Numbered<"run.queued", Nothing>
  | Numbered<"run.status", { status: string }>
  | Numbered<"session.restored", Restored>
  | Numbered<"session.continued", { ms: number }>
  | Numbered<"session.kept", Nothing>
  | Numbered<"step.observed", { step: number; url: string; title: string; tabs: number; snapshot: string }>
  | Numbered<"step.screenshot", { step: number; url: string; width: number; height: number }>
  | Numbered<"text.delta", { step: number; text: string }>
  | Numbered<
      "action.started",
      { step: number; index: number; tool: string; arguments: unknown; description: string; reason: string }
    >
  | Numbered<
      "action.finished",
      { step: number; index: number; tool: string; result: string; error_code: string | null; took_ms: number }
    >
  | Numbered<"model.used", { step: number; input_tokens: number; output_tokens: number }>
  | Numbered<"model.retried", { step: number; problem: string; pause_ms: number }>
  | Numbered<"notice", { step: number; code: string; text: string }>
  | Numbered<"run.completed", { answer: string; success: boolean }>
  | Numbered<"run.asked", { question: string; choices: string[] }>
  | Numbered<"run.failed", { code: string; message: string }>
  | Numbered<"run.cancelled", Nothing>;

const TERMINAL: ReadonlySet<string> = new Set(["run.completed", "run.asked", "run.failed", "run.cancelled"]);

/** Whether nothing follows this event. */
export const isTerminal = (event: { type: string }): boolean => TERMINAL.has(event.type);
