import type { PeopleEvent } from "../events";
import { inStep } from "../steps";
import type { Ask, Aside, RunView } from "../view";

/** Folds what people did, and what they were asked for, into the view. */
export function reducePeople(view: RunView, event: PeopleEvent): RunView {
  switch (event.type) {
    case "pause.requested":
      return { ...view, pauseRequested: true };
    case "pause.ended":
      return { ...view, pauseRequested: false };
    case "message.sent":
      return beside(view, { kind: "message", ...event.data, readBefore: null });
    case "message.read": {
      const { ids, step } = event.data;
      const read = (aside: Aside): Aside => (aside.kind === "message" && ids.includes(aside.id) ? { ...aside, readBefore: step } : aside);
      return { ...view, asides: view.asides.map(read) };
    }
    case "approval.requested": {
      const { id, step, expires_at: expiresAt, approval } = event.data;
      const ask: Ask = { kind: "approval", id, step, expiresAt, approval, answer: null };
      return inStep(view, event, (known) => ({ ...known, asks: [...known.asks, ask] }));
    }
    case "approval.resolved": {
      const { id, decision, scope, by } = event.data;
      return answered(view, id, (ask) =>
        ask.kind === "approval" ? { ...ask, answer: { decision, scope: scope ?? "once", by: by ?? null } } : ask,
      );
    }
    case "input.requested": {
      const { id, step, expires_at: expiresAt, input } = event.data;
      const ask: Ask = { kind: "input", id, step, expiresAt, input, answer: null };
      return inStep(view, event, (known) => ({ ...known, asks: [...known.asks, ask] }));
    }
    case "input.resolved": {
      const { id, answered: given } = event.data;
      return answered(view, id, (ask) => (ask.kind === "input" ? { ...ask, answer: { answered: given } } : ask));
    }
    case "control.changed":
      return beside({ ...view, holder: event.data.holder }, { kind: "control", holder: event.data.holder });
    case "person.acted":
      return beside(view, { kind: "deed", ...event.data });
  }
}

type WithoutPlace<T> = T extends unknown ? Omit<T, "after"> : never;

function beside(view: RunView, aside: WithoutPlace<Aside>): RunView {
  return { ...view, asides: [...view.asides, { after: view.steps.at(-1)?.step ?? 0, ...aside }] };
}

function answered(view: RunView, id: string, change: (ask: Ask) => Ask): RunView {
  const steps = view.steps.map((step) =>
    step.asks.some((ask) => ask.id === id) ? { ...step, asks: step.asks.map((ask) => (ask.id === id ? change(ask) : ask)) } : step,
  );
  return { ...view, steps };
}
