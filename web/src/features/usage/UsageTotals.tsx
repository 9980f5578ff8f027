import type { UsageReport } from "@/api/client";
import { Stat, Stats } from "@/components/Stat";
import { count, duration, exactDuration } from "@/lib/format";
import { exactMoney, money } from "@/lib/money";

/** What a range adds up to. */
export function UsageTotals({ report: { total, currency } }: { report: UsageReport }) {
  const tokens = total.input_tokens + total.output_tokens;
  const lived = total.billed_ms + total.idle_ms;
  return (
    <Stats>
      <Stat label="Billed" value={duration(total.billed_ms)} hint={exactDuration(total.billed_ms)} />
      <Stat label="Idle, not billed" value={duration(total.idle_ms)} hint={lived === 0 ? "between uses" : `${((100 * total.idle_ms) / lived).toFixed(1)} % of the time`} />
      <Stat label="Cost" value={money(total.cost_micros, currency)} hint={exactMoney(total.cost_micros, currency)} />
      <Stat label="Model tokens" value={compact.format(tokens)} hint={`${count(total.input_tokens, "token")} in, ${whole.format(total.output_tokens)} out`} />
    </Stats>
  );
}

const whole = new Intl.NumberFormat("en");
const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
