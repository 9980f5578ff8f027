import { Ban, ChevronRight, LoaderCircle, TriangleAlert } from "lucide-react";
import { Collapsible } from "radix-ui";
import { createElement, type ReactNode } from "react";
import { cn } from "@/lib/cn";
import { duration } from "@/lib/format";
import { ActionDetails } from "./ActionDetails";
import { isWithheld } from "./people/words";
import { toolIcon } from "./toolIcon";
import type { ActionView, StepView } from "./view";

interface ActionRowProps {
  step: StepView;
  action: ActionView;
  /** The run is over: an action without an end was cut off, not still at work. */
  over: boolean;
  thumbnail?: ReactNode;
  /** What a person decided about it. */
  verdict?: ReactNode;
}

/** One thing the agent did, in words, with its reason and time; the technical side unfolds. */
export function ActionRow({ step, action, over, thumbnail, verdict }: ActionRowProps) {
  const withheld = isWithheld(action);
  const failed = action.end?.errorCode != null && !withheld;
  const running = !action.end && !over;
  return (
    <Collapsible.Root className="relative flex gap-3 pb-4">
      <Marker tool={action.tool} failed={failed} withheld={withheld} running={running} />
      <div className="min-w-0 flex-1">
        <div className="flex items-start gap-3">
          <Collapsible.Trigger className="group -mx-1.5 min-w-0 flex-1 rounded-md px-1.5 text-left outline-none focus-visible:ring-2 focus-visible:ring-ring">
            <span className="flex items-baseline gap-1.5 text-sm font-medium">
              <span className="min-w-0 [overflow-wrap:anywhere]">{action.description}</span>
              <ChevronRight aria-hidden className="size-3.5 shrink-0 translate-y-0.5 text-muted-foreground transition-transform group-data-[state=open]:rotate-90" />
              <span className="sr-only">{withheld ? "not done" : state(action, failed, over)}, show details</span>
            </span>
            {action.reason && <span className="mt-0.5 block text-[13px] text-muted-foreground">{action.reason}</span>}
            {verdict}
            {withheld && !verdict && <span className="mt-1 block text-[13px] text-muted-foreground">{plain(action.end?.result ?? "")}</span>}
            {failed && <span className="mt-1 block text-[13px] text-destructive">{plain(action.end?.result ?? "")}</span>}
          </Collapsible.Trigger>
          <span className="pt-0.5 text-xs text-muted-foreground tabular-nums">
            {action.end ? duration(action.end.tookMs) : over ? "cut off" : null}
          </span>
          {thumbnail}
        </div>
        <Collapsible.Content>
          <ActionDetails step={step} action={action} />
        </Collapsible.Content>
      </div>
    </Collapsible.Root>
  );
}

function Marker({ tool, failed, withheld, running }: { tool: string; failed: boolean; withheld: boolean; running: boolean }) {
  const Icon = withheld ? Ban : failed ? TriangleAlert : running ? LoaderCircle : toolIcon(tool);
  // The icons are chosen from fixed sets, none is made here.
  const icon = createElement(Icon, { className: cn("size-3.5", running && "animate-spin motion-reduce:animate-none") });
  return (
    <span
      aria-hidden
      className={cn(
        "relative z-10 flex size-6 shrink-0 items-center justify-center rounded-full border bg-card text-muted-foreground",
        failed && "border-destructive/40 bg-destructive-soft text-destructive",
        running && "border-signal/50 bg-signal-soft text-signal",
      )}
    >
      {icon}
    </span>
  );
}

function state(action: ActionView, failed: boolean, over: boolean): string {
  if (failed) return "did not work";
  if (action.end) return "done";
  return over ? "cut off" : "running";
}

/** A failed call's result without the code in front, which is for models and stays in the details. */
const plain = (result: string): string => (result.split("\n", 1)[0] ?? "").replace(/^error\([^)]*\):\s*/, "");
