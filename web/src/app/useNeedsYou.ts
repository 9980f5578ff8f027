import { useEffect } from "react";
import { toast } from "sonner";
import type { Ask } from "@/features/run/view";

/** Tells somebody who looks elsewhere that a run waits for them, for as long as it does. Answers a mark for the page's title. */
export function useNeedsYou(ask: Ask | null, title: string): string {
  const id = ask?.id ?? null;
  const text = ask === null ? "" : ask.kind === "approval" ? `May the agent: ${ask.approval.description}?` : ask.input.question;
  useEffect(() => {
    if (id === null || !document.hidden) return;
    toast(`“${title}” needs you`, { id, description: text, duration: Infinity });
    return () => void toast.dismiss(id);
  }, [id, title, text]);
  return id === null ? "" : "● Needs you · ";
}
