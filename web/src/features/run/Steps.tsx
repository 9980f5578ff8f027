import { Pause } from "lucide-react";
import { Fragment } from "react";
import { useMe } from "@/api/useMe";
import { AsideItem } from "./people/AsideItem";
import { StepItem } from "./StepItem";
import { waitingFor } from "./outcome";
import { openAsk, pauseState, type RunOutcome, type RunView } from "./view";

interface StepsProps {
  runId: string;
  view: RunView;
  outcome: RunOutcome | null;
  stopping: boolean;
  onSend?: ((text: string) => void) | undefined;
}

/** The steps of a run in order, on one line down the side. */
export function Steps({ runId, view, outcome, stopping, onSend }: StepsProps) {
  const screenshots = view.steps.flatMap(({ screenshot }) => screenshot ?? []);
  const acting = view.steps.at(-1)?.actions.some((action) => !action.end);
  const over = outcome !== null;
  const asides = (after: number) =>
    view.asides.map((aside, index) => aside.after === after && <AsideItem key={`aside ${index}`} aside={aside} over={over} onSend={onSend} />);
  return (
    <ol className="relative before:absolute before:top-3 before:bottom-5 before:left-3 before:w-px before:bg-border" aria-label="Steps">
      {asides(0)}
      {view.steps.map((step) => (
        <Fragment key={step.step}>
          <StepItem
            runId={runId}
            step={step}
            over={over}
            screenshots={screenshots}
            answer={outcome?.kind === "completed" ? outcome.answer : null}
          />
          {asides(step.step)}
        </Fragment>
      ))}
      {!over && pauseState(view) === "paused" && !stopping && <Paused holder={view.holder} />}
      {!over && !acting && (stopping || pauseState(view) !== "paused") && !openAsk(view) && <Pending text={stopping ? "Stopping" : pendingText(view)} />}
    </ol>
  );
}

function pendingText(view: RunView): string {
  if (pauseState(view) === "pausing") return "Pausing before the next action";
  if (view.steps.length === 0) return waitingFor(view.status);
  return view.steps.at(-1)?.actions.length ? "Looking at the page" : "Thinking";
}

function Paused({ holder }: { holder: string | null }) {
  const { me } = useMe();
  return (
    <li className="relative flex items-center gap-3 pb-4 text-sm font-medium">
      <span aria-hidden className="relative z-10 flex size-6 items-center justify-center rounded-full border border-border-strong bg-muted text-foreground">
        <Pause className="size-3 fill-current" />
      </span>
      {holder === null ? "Paused. Nothing happens until you resume." : holder === me?.id ? "Paused while you have the browser" : "Paused while somebody else has the browser"}
    </li>
  );
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
