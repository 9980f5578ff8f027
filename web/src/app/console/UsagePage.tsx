import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ChartColumn } from "lucide-react";
import { useState, type ReactNode } from "react";
import type { Scope, UsageInterval, UsageReport, UsageRow } from "@/api/client";
import { priceQuery } from "@/api/price";
import { Card } from "@/components/Card";
import { EveryoneNote } from "@/components/Everyone";
import { Empty, Listing, Loaded } from "@/components/Listing";
import { Button } from "@/components/ui/button";
import { AllowanceNote } from "@/features/usage/AllowanceNote";
import { barsOf } from "@/features/usage/bars";
import { IntervalTable } from "@/features/usage/IntervalTable";
import { intervalsQuery, usageQuery } from "@/features/usage/queries";
import { rangeOf } from "@/features/usage/range";
import { UsageChart } from "@/features/usage/UsageChart";
import { UsageFilters, type UsageSearch } from "@/features/usage/UsageFilters";
import { UsageTable } from "@/features/usage/UsageTable";
import { UsageTotals } from "@/features/usage/UsageTotals";
import { money } from "@/lib/money";
import { ConsolePage } from "./ConsolePage";
import { Part } from "./Part";
import { scopeOf } from "./search";

const route = getRouteApi("/shell/console/usage");

/** What was used and what it cost, to the millisecond. */
export function UsagePage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [now] = useState(() => Date.now());
  const range = rangeOf(search, now);
  const scope = scopeOf(search);
  const group = search.group ?? "day";
  const days = useQuery(usageQuery(range, "day", scope));
  const report = useQuery(usageQuery(range, group, scope));
  const intervals = useInfiniteQuery(intervalsQuery(range, scope));
  const { data: price } = useQuery(priceQuery);
  const change = (changes: UsageSearch) => void navigate({ search: (before) => ({ ...before, ...changes }), replace: true });

  return (
    <ConsolePage title="Usage">
      <UsageFilters search={search} range={range} scope={scope} onChange={change} />
      <EveryoneNote scope={scope} of="usage" />
      {scope === "own" && <AllowanceNote />}
      <Loaded query={days} label="usage" rows={6}>
        {(byDay) => (isNothing(byDay) ? <Nothing /> : <Sums byDay={byDay} onTable={group === "day" ? undefined : () => change({ group: undefined })} />)}
      </Loaded>
      {days.data && !isNothing(days.data) && (
        <>
          <Part title={TITLES[group]} link={price && price.per_minute_micros > 0 ? <span className="text-muted-foreground">{money(price.per_hour_micros, price.currency)} an hour</span> : null}>
            <Loaded query={report} label="the sums" rows={4}>
              {(shown) => <UsageTable report={shown} everyone={scope === "all"} link={(row, words) => wayTo(row, words, scope)} />}
            </Loaded>
          </Part>
          <Part title="Each use of a browser" link={null}>
            <Listing query={intervals} label="uses" empty={<p className="text-sm text-muted-foreground">No browser was used in this time.</p>}>
              {(rows) => <IntervalTable rows={rows} currency={days.data.currency} everyone={scope === "all"} link={(row, words) => wayTo(row, words, scope)} />}
            </Listing>
          </Part>
        </>
      )}
    </ConsolePage>
  );
}

const TITLES = { day: "By day", chat: "By chat", session: "By session", user: "By user" };

/** The chart's days are the table below when that is by day, and one step away when it is not. */
function Sums({ byDay, onTable }: { byDay: UsageReport; onTable: (() => void) | undefined }) {
  return (
    <>
      <UsageTotals report={byDay} />
      <Card
        title="Billed against idle"
        actions={
          onTable && (
            <Button variant="outline" size="small" onClick={onTable}>
              Days as a table
            </Button>
          )
        }
      >
        <UsageChart bars={barsOf(byDay.data)} />
      </Card>
    </>
  );
}

const isNothing = ({ total }: UsageReport): boolean => total.billed_ms + total.idle_ms + total.input_tokens === 0;

/** A row's name, leading to its session or chat where it has one. */
function wayTo(row: UsageRow | UsageInterval, words: string, scope: Scope): ReactNode {
  const look = "underline-offset-4 hover:underline";
  if (row.session_id !== null) {
    return (
      <Link to="/console/sessions/$sessionId" params={{ sessionId: row.session_id }} search={scope === "all" ? { scope } : {}} className={look}>
        {words}
      </Link>
    );
  }
  if (row.chat_id === null || scope === "all") return words;
  return (
    <Link to="/chats/$chatId" params={{ chatId: row.chat_id }} className={look}>
      {words}
    </Link>
  );
}

function Nothing() {
  return (
    <Empty icon={<ChartColumn />} title="Nothing used" text="No browser was used in this time, so nothing was billed. Time between messages never is.">
      <Button asChild>
        <Link to="/">Start a chat</Link>
      </Button>
    </Empty>
  );
}
