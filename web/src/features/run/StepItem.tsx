import { Info, RotateCcw } from "lucide-react";
import { duration } from "@/lib/format";
import { ActionRow } from "./ActionRow";
import { Markdown } from "./Markdown";
import { ApprovalCard } from "./people/ApprovalCard";
import { InputCard } from "./people/InputCard";
import { Verdict } from "./people/Verdict";
import { askOf } from "./people/words";
import { Thumbnail } from "./Screenshots";
import type { Ask, Remark, Screenshot, StepView } from "./view";

interface StepItemProps {
  runId: string;
  step: StepView;
  over: boolean;
  screenshots: readonly Screenshot[];
  /** The final answer; a step that only says the same need not say it twice. */
  answer: string | null;
}

/** One step: what the model said, what it did, and what happened meanwhile. */
export function StepItem({ runId, step, over, screenshots, answer }: StepItemProps) {
  const words = step.text.trim();
  const last = step.actions.at(-1);
  return (
    <li className="animate-rise motion-reduce:animate-none">
      {words && !answer?.startsWith(words) && (
        <div className="mb-3 pl-9">
          <Markdown>{words}</Markdown>
        </div>
      )}
      {step.actions.map((action) => {
        const ask = askOf(step.asks, step.actions, action);
        // What waits for a person stands where its row will be.
        if (ask && !ask.answer && !over) return <AskItem key={action.index} runId={runId} ask={ask} />;
        return (
          <ActionRow
            key={action.index}
            step={step}
            action={action}
            over={over}
            verdict={ask && <Verdict ask={ask} action={action} over={over} />}
            thumbnail={action === last && step.screenshot && <Thumbnail screenshot={step.screenshot} all={screenshots} />}
          />
        );
      })}
      {step.asks
        .filter((ask) => !step.actions.some((action) => askOf(step.asks, step.actions, action) === ask))
        .map((ask) => (!ask.answer && !over ? <AskItem key={ask.id} runId={runId} ask={ask} /> : null))}
      {step.remarks.map((remark, index) => (
        <RemarkLine key={index} remark={remark} />
      ))}
    </li>
  );
}

function AskItem({ runId, ask }: { runId: string; ask: Ask }) {
  return ask.kind === "approval" ? <ApprovalCard key={ask.id} runId={runId} ask={ask} /> : <InputCard key={ask.id} runId={runId} ask={ask} />;
}

function RemarkLine({ remark }: { remark: Remark }) {
  const Icon = remark.kind === "retry" ? RotateCcw : Info;
  return (
    <p className="relative flex gap-3 pb-4 text-[13px] text-muted-foreground">
      <span className="relative z-10 flex size-6 shrink-0 items-center justify-center bg-background">
        <Icon className="size-3.5" aria-hidden />
      </span>
      <span className="pt-0.5 [overflow-wrap:anywhere]">
        {remark.kind === "notice"
          ? remark.text
          : `The model did not answer (${remark.problem}); asking again in ${duration(remark.pauseMs)}.`}
      </span>
    </p>
  );
}
