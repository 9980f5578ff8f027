import type { ReactNode } from "react";
import { CopyButton } from "@/components/CopyButton";
import type { ActionView, StepView } from "./view";

/** Everything about an action: the call itself, its result, and the page text the model decided on. */
export function ActionDetails({ step, action }: { step: StepView; action: ActionView }) {
  const call = pretty(action.arguments);
  return (
    <div className="mt-2 mb-1 space-y-3 rounded-xl border border-border bg-background/60 p-3 text-[13px]">
      <Part title={<>Called <code className="font-mono text-foreground">{action.tool}</code> with</>} text={call} copy="Copy the arguments" />
      {action.end && <Part title="Result" text={action.end.result || "—"} copy="Copy the result" />}
      {step.page && (
        <Part
          title={`What the agent saw: ${step.page.title || step.page.url}`}
          text={step.page.snapshot}
          copy="Copy what the agent saw"
        />
      )}
    </div>
  );
}

function Part({ title, text, copy }: { title: ReactNode; text: string; copy: string }) {
  return (
    <section>
      <div className="flex items-center justify-between gap-2 text-xs text-muted-foreground">
        <span className="min-w-0 truncate">{title}</span>
        <CopyButton text={text} label={copy} />
      </div>
      {/* eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard */}
      <pre tabIndex={0} className="max-h-56 overflow-auto rounded-lg bg-muted px-3 py-2 font-mono text-xs leading-relaxed whitespace-pre-wrap outline-none focus-visible:ring-2 focus-visible:ring-ring [overflow-wrap:anywhere]">
        {text}
      </pre>
    </section>
  );
}

/** Arguments arrive as JSON or as the JSON's text, which a model may have broken. */
function pretty(args: unknown): string {
  if (typeof args !== "string") return JSON.stringify(args, null, 2);
  try {
    return JSON.stringify(JSON.parse(args), null, 2);
  } catch {
    return args;
  }
}
