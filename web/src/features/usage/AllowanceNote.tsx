import { useQuery } from "@tanstack/react-query";
import { cn } from "@/lib/cn";
import { count, duration } from "@/lib/format";
import { allowanceQuery } from "./queries";

const day = (iso: string): string => new Date(iso).toLocaleDateString("en-GB", { day: "numeric", month: "long", timeZone: "UTC" });

/** How much of this month's limit is used, for those who have one. */
export function AllowanceNote() {
  const { data: allowance } = useQuery(allowanceQuery);
  if (!allowance || allowance.monthly_minutes === null) return null;
  const { used_ms, monthly_minutes, reached, resets_at } = allowance;
  const share = monthly_minutes === 0 ? 100 : Math.min(100, used_ms / 600 / monthly_minutes);
  return (
    <section aria-label="Your limit" className={cn("rounded-xl border px-4 py-3 text-sm", reached ? "border-destructive/30 bg-destructive-soft/60" : "border-border bg-card")}>
      <p className="flex flex-wrap justify-between gap-x-4">
        <span className="font-medium">{reached ? "This month’s browser time is used up" : `${duration(used_ms)} of ${count(monthly_minutes, "minute")} used this month`}</span>
        <span className="text-muted-foreground">Begins anew on {day(resets_at)}, 00:00 UTC</span>
      </p>
      <div role="meter" aria-label="Used of this month’s browser time" aria-valuemin={0} aria-valuemax={100} aria-valuenow={Math.round(share)} className="mt-2 h-1.5 overflow-hidden rounded-full bg-muted-strong">
        <div className={cn("h-full rounded-full", reached ? "bg-destructive" : "bg-primary")} style={{ width: `${share}%` }} />
      </div>
      {reached && <p className="mt-2 text-muted-foreground">New messages and sessions are refused until then. An admin can raise your limit.</p>}
    </section>
  );
}
