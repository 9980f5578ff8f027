import { ChevronRight, History } from "lucide-react";
import { Collapsible } from "radix-ui";
import { count } from "@/lib/format";
import type { Restored as Report, RestoredItem } from "./events";

/** One quiet line on how the browser woke up, which opens into what came back and what did not. */
export function Restored({ summary, report }: Report) {
  const rows = report ? byKind(report.items) : [];
  return (
    <Collapsible.Root className="flex gap-3 pb-4 text-[13px] text-muted-foreground">
      <History className="mx-1.5 mt-0.5 size-3.5 shrink-0" aria-hidden />
      {rows.length === 0 ? (
        <span>{summary}</span>
      ) : (
        <div className="min-w-0">
          <Collapsible.Trigger className="group flex items-start gap-1 rounded-md text-left outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring">
            {summary}
            <ChevronRight aria-hidden className="mt-0.5 size-3.5 shrink-0 transition-transform group-data-[state=open]:rotate-90" />
          </Collapsible.Trigger>
          <Collapsible.Content>
            <ul aria-label="What came back" className="pt-2">
              {rows.map((row) => (
                <li key={row.kind} className="flex flex-wrap gap-x-2">
                  <span className="text-foreground">{row.kind}</span>
                  <span>{row.said}</span>
                </li>
              ))}
            </ul>
          </Collapsible.Content>
        </div>
      )}
    </Collapsible.Root>
  );
}

/** What people call a kind of thing, where that is not its name in the report. */
const WORDS: Partial<Record<string, string>> = {
  active: "tab in front",
  canvas: "drawings",
  control: "form fields",
  details: "unfolded sections",
  editable: "edited text",
  focus: "cursor",
  frame: "frames",
  history: "back and forward",
  media: "video and sound",
  order: "order of tabs",
  page: "pages",
  password: "passwords",
  scroll: "scroll position",
  selection: "selected text",
  tab: "tabs",
};

/** What is to be said of each kind of thing, all tabs together. */
function byKind(items: readonly RestoredItem[]): { kind: string; said: string }[] {
  const kinds = [...new Set(items.map((item) => item.kind))];
  return kinds.map((kind) => {
    const of = items.filter((item) => item.kind === kind);
    const sum = (number: (item: RestoredItem) => number) => of.reduce((all, item) => all + number(item), 0);
    const waiting = of.filter((item) => item.outcome === "waiting").length;
    const expected = sum((item) => item.expected) - waiting;
    const exact = sum((item) => item.exact);
    const mended = sum((item) => item.mended);
    const reasons = [...new Set(of.filter((item) => item.outcome !== "waiting").map((item) => item.reason))].filter(Boolean);
    const parts = [
      expected > 0 && (exact === expected ? "as it was" : `${String(exact)} of ${String(expected)} as it was`),
      mended > 0 && `${String(mended)} put back`,
      waiting > 0 && `${count(waiting, "hidden tab")} to come when shown`,
      ...reasons,
    ].filter(Boolean);
    return { kind: WORDS[kind] ?? kind.replaceAll("_", " "), said: parts.join(" · ") };
  });
}
