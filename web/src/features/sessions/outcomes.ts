import { count } from "@/lib/format";

export type Outcome = "released" | "not_found" | "already_ended" | "busy";

const words: Record<Outcome, (n: number) => string> = {
  released: (n) => `${count(n, "session")} released`,
  already_ended: (n) => `${n} had already ended`,
  busy: (n) => `${n} ${n === 1 ? "is" : "are"} busy, try again in a moment`,
  not_found: (n) => `${n} ${n === 1 ? "is" : "are"} gone`,
};

/** What became of a bulk release, in one sentence; `complete` unless something still needs the user. */
export function summarize(outcomes: readonly Outcome[]): { text: string; complete: boolean } {
  const parts = (Object.keys(words) as Outcome[]).flatMap((outcome) => {
    const n = outcomes.filter((one) => one === outcome).length;
    return n > 0 || (outcome === "released" && outcomes.length === 0) ? [words[outcome](n)] : [];
  });
  return { text: parts.join(" · "), complete: !outcomes.includes("busy") };
}
