import { Ban, Check, Clock } from "lucide-react";
import { createElement } from "react";
import { useMe } from "@/api/useMe";
import type { ActionView, Ask } from "../view";
import { verdict } from "./words";

/** What became of something that was asked, in one line. */
export function Verdict({ ask, action, over }: { ask: Ask; action: ActionView | null; over: boolean }) {
  const { me } = useMe();
  const text = verdict(ask, action, me?.id ?? null, over);
  if (text === null) return null;
  return (
    <span className="mt-1 flex items-center gap-1.5 text-[13px] text-muted-foreground">
      {createElement(iconOf(ask, action), { "aria-hidden": true, className: "size-3.5 shrink-0" })}
      {text}
    </span>
  );
}

function iconOf(ask: Ask, action: ActionView | null) {
  if (!ask.answer || (ask.kind === "approval" && ask.answer.decision === "expired")) return Clock;
  const done = ask.kind === "input" ? ask.answer.answered : ask.answer.decision === "approved" && action?.end?.errorCode !== "approval_void";
  return done ? Check : Ban;
}
