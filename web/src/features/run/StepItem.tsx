import { Info, RotateCcw } from "lucide-react";
import { duration } from "@/lib/format";
import { ActionRow } from "./ActionRow";
import { Markdown } from "./Markdown";
import { Thumbnail } from "./Screenshots";
import type { Remark, Screenshot, StepView } from "./view";

interface StepItemProps {
  step: StepView;
  over: boolean;
  screenshots: readonly Screenshot[];
  /** The final answer; a step that only says the same need not say it twice. */
  answer: string | null;
}

/** One step: what the model said, what it did, and what happened meanwhile. */
export function StepItem({ step, over, screenshots, answer }: StepItemProps) {
  const words = step.text.trim();
  const last = step.actions.at(-1);
  return (
    <li className="animate-rise motion-reduce:animate-none">
      {words && !answer?.startsWith(words) && (
        <div className="mb-3 pl-9">
          <Markdown>{words}</Markdown>
        </div>
      )}
      {step.actions.map((action) => (
        <ActionRow
          key={action.index}
          step={step}
          action={action}
          over={over}
          thumbnail={action === last && step.screenshot && <Thumbnail screenshot={step.screenshot} all={screenshots} />}
        />
      ))}
      {step.remarks.map((remark, index) => (
        <RemarkLine key={index} remark={remark} />
      ))}
    </li>
  );
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
