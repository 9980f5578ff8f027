import { ChevronRight } from "lucide-react";
import { Collapsible } from "radix-ui";
import { useState, type ReactNode } from "react";
import type { Run } from "@/api/client";
import { CopyButton } from "@/components/CopyButton";
import { count, duration, seconds } from "@/lib/format";
import { Outcome, type OutcomeProps } from "./Outcome";
import { Restored } from "./Restored";
import { RunMeter } from "./RunMeter";
import { Steps } from "./Steps";
import { outcomeOf } from "./outcome";
import { useElapsed } from "./useElapsed";
import { useRun } from "./useRun";
import { currentAction, openAsk, pauseState, type RunOutcome, type RunView } from "./view";

interface RunCardProps extends Pick<OutcomeProps, "onAnswer" | "onRetry"> {
  run: Run;
  /** Sends what the run did not read any more as a new message. */
  onSend?: (text: string) => void;
  /** The newest run of the chat starts unfolded and follows its log; an older one reads it when unfolded. */
  current: boolean;
  /** Somebody pressed Stop and the server has not yet said that it did. */
  stopping: boolean;
  /** What else can be done with a run that is over. */
  actions?: ReactNode;
}

/** A run as part of the conversation: its steps as they happen, then how it ended. */
export function RunCard({ run, current, stopping, actions, onSend, onAnswer, onRetry }: RunCardProps) {
  const [unfolded, setUnfolded] = useState<boolean | null>(null);
  const open = unfolded ?? current;
  const { view, problem } = useRun(open ? run.id : null);
  const outcome = view.outcome ?? outcomeOf(run);
  const read = view.lastSeq > 0;
  const steps = read ? view.steps.length : run.step_count;

  return (
    <article aria-label="Run" className="min-w-0">
      <Collapsible.Root open={open} onOpenChange={setUnfolded}>
        <Summary run={run} view={view} outcome={outcome} steps={steps} />
        <Collapsible.Content className="pt-3">
          {view.restored && <Restored {...view.restored} />}
          {problem && <p className="pb-3 text-sm text-muted-foreground">The steps can’t be shown: {problem.message}</p>}
          {(read || !outcome) && <Steps runId={run.id} onSend={onSend} view={read ? view : { ...view, status: run.status }} outcome={outcome} stopping={stopping} />}
        </Collapsible.Content>
      </Collapsible.Root>
      <p role="status" className="sr-only">
        {current ? announcement(view, outcome) : ""}
      </p>
      {outcome && (
        <div className="mt-2">
          <Outcome outcome={outcome} steps={steps} onAnswer={onAnswer} onRetry={onRetry} />
          <div className="mt-2 -ml-1.5 flex flex-wrap items-center gap-0.5 empty:hidden">
            {outcome.kind === "completed" && <CopyButton text={outcome.answer} label="Copy the answer" />}
            {actions}
          </div>
          {run.usage?.settled && run.usage.billed_ms > 0 && <RunMeter usage={run.usage} />}
        </div>
      )}
    </article>
  );
}

function Summary({ run, view, outcome, steps }: { run: Run; view: RunView; outcome: RunOutcome | null; steps: number }) {
  const elapsed = useElapsed(run.started_at ?? view.startedAt, outcome ? (view.endedAt ?? run.finished_at) : null);
  const tokens = Math.max(view.inputTokens + view.outputTokens, run.input_tokens + run.output_tokens);
  const parts = [
    steps > 0 && count(steps, "step"),
    elapsed !== null && (steps > 0 || outcome) && (outcome ? duration(elapsed) : seconds(elapsed)),
    tokens > 0 && count(tokens, "token"),
  ].filter(Boolean);
  return (
    <Collapsible.Trigger className="group -ml-1 flex items-center gap-1.5 rounded-md px-1 py-0.5 text-[13px] text-muted-foreground outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring">
      <ChevronRight aria-hidden className="size-3.5 transition-transform group-data-[state=open]:rotate-90" />
      <span className="font-medium">{headline(run, view, outcome)}</span>
      <span className="tabular-nums">{parts.map((part) => ` · ${String(part)}`)}</span>
    </Collapsible.Trigger>
  );
}

function headline(run: Run, view: RunView, outcome: RunOutcome | null): string {
  if (outcome) return "Worked";
  if (openAsk(view)) return "Waiting for you";
  if (pauseState(view) === "paused") return "Paused";
  return run.status === "queued" && view.steps.length === 0 && run.step_count === 0 ? "Queued" : "Working";
}

function announcement(view: RunView, outcome: RunOutcome | null): string {
  if (!outcome) {
    // What is asked announces itself.
    if (openAsk(view)) return "";
    const pause = pauseState(view);
    if (pause !== "off") return pause === "paused" ? "Paused." : "Pausing.";
    const action = currentAction(view);
    return action ? `Step ${view.steps.at(-1)?.step ?? 1}: ${action}` : "";
  }
  const said = { completed: "Finished.", asked: "The agent asks a question.", failed: "The run failed.", cancelled: "Stopped." };
  return view.lastSeq > 0 ? said[outcome.kind] : "";
}
