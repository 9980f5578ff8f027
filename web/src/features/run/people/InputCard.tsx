import { CircleHelp } from "lucide-react";
import { useId, useState, type SubmitEvent } from "react";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Markdown } from "../Markdown";
import { isTooLate, useAnswer } from "../mutations";
import type { InputAsk } from "../view";
import { AskCard, Elsewhere } from "./AskCard";

/** Asks for an answer: one of the choices, some words, or a code, which is kept nowhere. */
export function InputCard({ runId, ask }: { runId: string; ask: InputAsk }) {
  const { question, kind, choices } = ask.input;
  const [text, setText] = useState("");
  const answer = useAnswer(runId);
  const id = useId();
  const code = kind === "code";
  const disabled = answer.isPending || answer.isSuccess;
  const onSubmit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (text.trim()) answer.mutate(text.trim());
  };
  return (
    <AskCard
      title={code ? "The agent needs a code" : kind === "handoff" ? "The agent hands over to you" : "The agent asks"}
      announcement={`The agent asks: ${question}`}
      icon={<CircleHelp />}
      expiresAt={ask.expiresAt}
      patience={["Unanswered, the run ends in", "with this question"]}
    >
      <Markdown>{question}</Markdown>
      {isTooLate(answer.error) ? (
        <div className="mt-3">
          <Elsewhere />
        </div>
      ) : (
        <>
          {choices.length > 0 && (
            <div className="mt-3 flex flex-wrap gap-2">
              {choices.map((choice) => (
                <Button key={choice} variant="outline" size="small" className="h-auto min-h-9 whitespace-normal" disabled={disabled} onClick={() => answer.mutate(choice)}>
                  {choice}
                </Button>
              ))}
            </div>
          )}
          <form onSubmit={onSubmit} className="mt-3 flex gap-2" autoComplete={code ? "on" : "off"}>
            <Input
              id={id}
              value={text}
              onChange={(event) => setText(event.target.value)}
              aria-label={code ? "The code" : "Your answer"}
              placeholder={code ? "Code" : choices.length > 0 ? "Or in your own words" : "Your answer"}
              disabled={disabled}
              {...(code ? { autoComplete: "one-time-code", inputMode: "numeric" as const, className: "max-w-44 font-mono tracking-widest" } : { autoComplete: "off" })}
            />
            <Button type="submit" className="h-10" disabled={disabled || !text.trim()}>
              Answer
            </Button>
          </form>
          {code && <p className="mt-2 text-xs text-muted-foreground">It goes to the agent for this one use and is not kept as a draft.</p>}
        </>
      )}
    </AskCard>
  );
}
