import type { Run } from "@/api/client";
import { isUnfinished } from "@/api/queries";
import type { RunOutcome } from "./view";

/** How a run ended according to its summary, for runs whose log has not been read. */
export function outcomeOf(run: Run): RunOutcome | null {
  if (isUnfinished(run)) return null;
  if (run.status === "cancelled") return { kind: "cancelled" };
  if (run.failure) return { kind: "failed", ...run.failure };
  if (run.status === "timed_out") return { kind: "failed", code: "max_seconds", message: "The run took too long." };
  if (run.status === "failed") return { kind: "failed", code: "internal", message: "The run could not go on." };
  if (run.question !== null) return { kind: "asked", question: run.question, choices: run.choices };
  return { kind: "completed", answer: run.answer ?? "", success: run.success ?? true };
}

const TITLES: Partial<Record<string, string>> = {
  max_steps: "Stopped at the step limit",
  max_seconds: "Stopped at the time limit",
  max_tokens: "Stopped at the token limit",
  loop_detected: "Stopped: it was going in circles",
  model_error: "The model could not be asked",
  model_confused: "The model gave no usable answer",
  output_invalid: "What it handed in did not fit",
  start_url_failed: "The first page could not be opened",
  pause_expired: "Stopped: it was paused for too long",
  session_released: "Stopped: the browser was given back",
  browser_lost: "The browser was lost",
  usage_limit_reached: "This month’s browser time is used up",
  internal: "Something went wrong inside Browsergrid",
};

/** A failure's headline in plain words. */
export const failureTitle = (code: string): string => TITLES[code] ?? "The run could not go on";

const WAITING: Partial<Record<string, string>> = {
  queued: "Waiting for its turn",
  acquiring: "Getting a browser",
  restoring: "Waking the browser",
};

/** What a run without steps is doing. */
export const waitingFor = (status: string): string => WAITING[status] ?? "Looking at the page";
