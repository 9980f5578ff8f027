import { StepItem } from "./StepItem";
import { waitingFor } from "./outcome";
import type { RunOutcome, RunView } from "./view";

interface StepsProps {
  view: RunView;
  outcome: RunOutcome | null;
  stopping: boolean;
}

/** The steps of a run in order, on one line down the side. */
export function Steps({ view, outcome, stopping }: StepsProps) {
  const screenshots = view.steps.flatMap(({ screenshot }) => screenshot ?? []);
  const acting = view.steps.at(-1)?.actions.some((action) => !action.end);
  return (
    <ol className="relative before:absolute before:top-3 before:bottom-5 before:left-3 before:w-px before:bg-border" aria-label="Steps">
      {view.steps.map((step) => (
        <StepItem
          key={step.step}
          step={step}
          over={outcome !== null}
          screenshots={screenshots}
          answer={outcome?.kind === "completed" ? outcome.answer : null}
        />
      ))}
      {!outcome && !acting && <Pending text={stopping ? "Stopping" : pendingText(view)} />}
    </ol>
  );
}

function pendingText(view: RunView): string {
  if (view.steps.length === 0) return waitingFor(view.status);
  return view.steps.at(-1)?.actions.length ? "Looking at the page" : "Thinking";
}

function Pending({ text }: { text: string }) {
  return (
    <li className="relative flex items-center gap-3 pb-4 text-sm text-muted-foreground">
      <span aria-hidden className="relative z-10 flex size-6 items-center justify-center rounded-full border border-signal/50 bg-signal-soft">
        <span className="size-2 animate-breathe rounded-full bg-signal motion-reduce:animate-none" />
      </span>
      {text}…
    </li>
  );
}
