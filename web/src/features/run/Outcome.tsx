import { CircleAlert, CircleHelp, Square } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Markdown } from "./Markdown";
import { failureTitle } from "./outcome";
import type { RunOutcome } from "./view";

export interface OutcomeProps {
  outcome: RunOutcome;
  steps: number;
  /** Absent when nobody can answer or try again any more, because the conversation went on. */
  onAnswer?: ((text: string) => void) | undefined;
  onRetry?: (() => void) | undefined;
}

/** How the run ended, and what can be done about it. */
export function Outcome({ outcome, steps, onAnswer, onRetry }: OutcomeProps) {
  switch (outcome.kind) {
    case "completed":
      return <Answer answer={outcome.answer} success={outcome.success} />;
    case "asked":
      return <Question question={outcome.question} choices={outcome.choices} onAnswer={onAnswer} />;
    case "failed":
      return <Failure code={outcome.code} message={outcome.message} onRetry={onRetry} />;
    case "cancelled":
      return (
        <p className="flex items-center gap-2.5 text-sm text-muted-foreground">
          <Square className="size-3.5 fill-current" aria-hidden />
          {steps > 0 ? `Stopped after step ${steps}. Nothing ran after it.` : "Stopped before the first step."}
        </p>
      );
  }
}

function Answer({ answer, success }: { answer: string; success: boolean }) {
  return (
    <div>
      {!success && (
        <p className="mb-2 flex items-center gap-2 text-sm font-medium text-signal-ink">
          <CircleAlert className="size-4" aria-hidden />
          Not everything worked
        </p>
      )}
      <Markdown>{answer || "Done."}</Markdown>
    </div>
  );
}

function Question({ question, choices, onAnswer }: { question: string; choices: readonly string[]; onAnswer: OutcomeProps["onAnswer"] }) {
  return (
    <section aria-label="The agent asks" className="rounded-2xl border border-primary/35 bg-primary-soft/50 p-4">
      <div className="flex gap-2.5">
        <CircleHelp className="mt-1 size-4 shrink-0 text-primary" aria-hidden />
        <Markdown>{question}</Markdown>
      </div>
      {choices.length > 0 && (
        <div className="mt-3 flex flex-wrap gap-2 pl-6.5">
          {choices.map((choice) => (
            <Button key={choice} variant="outline" size="small" className="h-auto min-h-8 whitespace-normal" disabled={!onAnswer} onClick={() => onAnswer?.(choice)}>
              {choice}
            </Button>
          ))}
        </div>
      )}
    </section>
  );
}

function Failure({ code, message, onRetry }: { code: string; message: string; onRetry: OutcomeProps["onRetry"] }) {
  return (
    <section aria-label="The run failed" className="rounded-2xl border border-destructive/30 bg-destructive-soft/60 p-4">
      <h3 className="flex items-center gap-2.5 text-sm font-semibold">
        <CircleAlert className="size-4 shrink-0 text-destructive" aria-hidden />
        {failureTitle(code)}
      </h3>
      <p className="mt-1 pl-6.5 text-sm [overflow-wrap:anywhere]">{message}</p>
      <div className="mt-3 flex items-center gap-3 pl-6.5">
        {onRetry && (
          <Button variant="outline" size="small" onClick={onRetry}>
            Try again
          </Button>
        )}
        <code className="font-mono text-xs text-muted-foreground">{code}</code>
      </div>
    </section>
  );
}
