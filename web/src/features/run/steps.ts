import type { RunEvent } from "./events";
import type { RunView, StepView } from "./view";

export type StepEvent = Extract<RunEvent, { data: { step: number } }>;

/** Changes the step an event belongs to, which begins with the first event that names it. */
export function inStep(view: RunView, event: StepEvent, change: (step: StepView) => StepView): RunView {
  const number = event.data.step;
  const known = view.steps.some(({ step }) => step === number);
  const steps = known ? view.steps : [...view.steps, emptyStep(number, event.at)];
  return { ...view, steps: steps.map((step) => (step.step === number ? change(step) : step)) };
}

const emptyStep = (step: number, startedAt: string): StepView => ({
  step,
  startedAt,
  page: null,
  screenshot: null,
  text: "",
  actions: [],
  asks: [],
  remarks: [],
});
