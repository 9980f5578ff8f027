import { duration } from "@/lib/format";
import type { RunEvent } from "./events";
import { reducePeople } from "./people/reducer";
import { inStep, type StepEvent } from "./steps";
import type { ActionView, Remark, RunOutcome, RunView } from "./view";

/** Folds one server event into the view. Replayed events are dropped, so a reconnect is harmless. */
export function reduceRun(view: RunView, event: RunEvent): RunView {
  if (event.seq <= view.lastSeq) return view;
  const next = { ...view, lastSeq: event.seq, startedAt: view.startedAt ?? event.at };
  switch (event.type) {
    case "run.queued":
      return { ...next, status: "queued" };
    case "run.status":
      return { ...next, status: event.data.status };
    case "session.restored":
      return { ...next, restored: event.data };
    case "session.continued":
      return { ...next, restored: { tabs: 0, ms: event.data.ms, summary: `Went on in ${duration(event.data.ms)}, exactly where it was` } };
    case "session.kept":
      return { ...next, restored: { tabs: 0, ms: 0, summary: "Went on at once: the browser had been kept open" } };
    case "step.observed": {
      const { url, title, tabs, snapshot } = event.data;
      return inStep(next, event, (step) => ({ ...step, page: { url, title, tabs, snapshot } }));
    }
    case "step.screenshot": {
      const screenshot = event.data;
      return inStep(next, event, (step) => ({ ...step, screenshot }));
    }
    case "text.delta": {
      const { text } = event.data;
      return inStep(next, event, (step) => ({ ...step, text: step.text + text }));
    }
    case "action.started": {
      const { index, tool, arguments: args, description, reason } = event.data;
      const action = { index, tool, arguments: args, description, reason, startedAt: event.at, end: null };
      return inStep(next, event, (step) => ({ ...step, actions: [...step.actions, action] }));
    }
    case "action.finished": {
      const { index, result, error_code: errorCode, took_ms: tookMs } = event.data;
      const finish = (action: ActionView) =>
        action.index === index ? { ...action, end: { result, errorCode: errorCode === "" ? null : errorCode, tookMs } } : action;
      return inStep(next, event, (step) => ({ ...step, actions: step.actions.map(finish) }));
    }
    case "model.used": {
      const inputTokens = next.inputTokens + event.data.input_tokens;
      return { ...next, inputTokens, outputTokens: next.outputTokens + event.data.output_tokens };
    }
    case "model.retried":
      return remark(next, event, { kind: "retry", problem: event.data.problem, pauseMs: event.data.pause_ms });
    case "notice":
      return remark(next, event, { kind: "notice", code: event.data.code, text: event.data.text });
    case "run.completed":
      return ended(next, event, { kind: "completed", ...event.data });
    case "run.asked":
      return ended(next, event, { kind: "asked", ...event.data });
    case "run.failed":
      return ended(next, event, { kind: "failed", ...event.data });
    case "run.cancelled":
      return ended(next, event, { kind: "cancelled" });
    case "pause.requested":
    case "pause.ended":
    case "message.sent":
    case "message.read":
    case "approval.requested":
    case "approval.resolved":
    case "input.requested":
    case "input.resolved":
    case "control.changed":
    case "person.acted":
      return reducePeople(next, event);
    default:
      // A newer server may send types this page does not know: they only move the position in the log.
      event satisfies never;
      return next;
  }
}

function ended(view: RunView, event: RunEvent, outcome: RunOutcome): RunView {
  return { ...view, status: outcome.kind, endedAt: event.at, outcome, pauseRequested: false, holder: null };
}

function remark(view: RunView, event: StepEvent, added: Remark): RunView {
  return inStep(view, event, (step) => ({ ...step, remarks: [...step.remarks, added] }));
}
