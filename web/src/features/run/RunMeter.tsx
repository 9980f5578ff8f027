import { ChevronRight } from "lucide-react";
import { Collapsible } from "radix-ui";
import type { RunUsage } from "@/api/client";
import { duration, exactDuration } from "@/lib/format";
import { exactMoney, money } from "@/lib/money";

/** One quiet line on what a message took and cost, which opens into its parts. */
export function RunMeter({ usage }: { usage: RunUsage }) {
  return (
    <Collapsible.Root className="mt-1.5 text-xs text-muted-foreground">
      <Collapsible.Trigger
        aria-label={`What it took: ${meterLine(usage)}`}
        className="group -ml-1 flex items-center gap-1 rounded-md px-1 py-0.5 text-left tabular-nums outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring"
      >
        {meterLine(usage)}
        <ChevronRight aria-hidden className="size-3 shrink-0 transition-transform group-data-[state=open]:rotate-90" />
      </Collapsible.Trigger>
      <Collapsible.Content>
        <dl aria-label="What it took" className="mt-1 grid w-fit grid-cols-[auto_auto] gap-x-6 gap-y-0.5 rounded-lg border border-border bg-card px-3 py-2 tabular-nums">
          <Line name="Waiting, not billed" value={exactDuration(usage.queued_ms)} />
          <Line name="Browser thawed or started" value={exactDuration(usage.thawed_ms)} />
          <Line name="Agent at work" value={exactDuration(usage.active_ms)} />
          <Line name="Browser saved and given back" value={exactDuration(usage.frozen_ms)} />
          <Line name="Billed" value={exactDuration(usage.billed_ms)} strong />
          {usage.cost_micros > 0 && <Line name="Cost" value={exactMoney(usage.cost_micros, usage.currency)} strong />}
        </dl>
      </Collapsible.Content>
    </Collapsible.Root>
  );
}

function Line({ name, value, strong = false }: { name: string; value: string; strong?: boolean }) {
  return (
    <div className="contents">
      <dt className={strong ? "font-medium text-foreground" : ""}>{name}</dt>
      <dd className={strong ? "text-right font-medium text-foreground" : "text-right"}>{value}</dd>
    </div>
  );
}

/** "0.4 s waiting · 0.9 s thaw · 12.3 s browser · $0.0004"; what did not happen is left out. */
export function meterLine({ queued_ms, thawed_ms, billed_ms, cost_micros, currency }: RunUsage): string {
  return [
    `${duration(queued_ms)} waiting`,
    thawed_ms > 0 && `${duration(thawed_ms)} thaw`,
    billed_ms > 0 && `${tenths(billed_ms)} browser`,
    cost_micros > 0 && money(cost_micros, currency),
  ]
    .filter(Boolean)
    .join(" · ");
}

const tenths = (ms: number): string => (ms < 59_950 ? `${(ms / 1000).toFixed(1)} s` : duration(ms));
