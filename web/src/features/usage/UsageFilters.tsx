import { Download } from "lucide-react";
import type { Scope } from "@/api/client";
import { EveryoneSwitch } from "@/components/Everyone";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { exportAddress, groups, type Group } from "./queries";
import { daysOf, ranges, type Range, type RangeName, type RangeSearch } from "./range";

export interface UsageSearch extends RangeSearch {
  group?: Group | undefined;
  scope?: "all" | undefined;
}

interface UsageFiltersProps {
  search: UsageSearch;
  /** What the search comes to. */
  range: Range;
  scope: Scope;
  onChange: (changes: UsageSearch) => void;
}

/** Which time, of whom and summed up by what; and the same as a file. */
export function UsageFilters({ search, range, scope, onChange }: UsageFiltersProps) {
  const days = daysOf(range);
  const choose = (name: RangeName) => onChange({ range: name === "month" ? undefined : name, from: undefined, to: undefined, ...(name === "custom" && days) });
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select aria-label="Range" className="w-36 max-sm:flex-1" value={search.range ?? "month"} onChange={(event) => choose(event.target.value as RangeName)}>
        {Object.entries(ranges).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </Select>
      <Select aria-label="Summed up" className="w-34 max-sm:flex-1" value={search.group ?? "day"} onChange={(event) => onChange({ group: event.target.value === "day" ? undefined : (event.target.value as Group) })}>
        {Object.entries(groups).map(([name, words]) => (
          <option key={name} value={name}>
            {words}
          </option>
        ))}
      </Select>
      {search.range === "custom" && (
        <div className="flex items-center gap-2 text-sm text-muted-foreground max-sm:w-full">
          <Day label="First day" value={days.from} onChange={(from) => onChange({ from })} />
          to
          <Day label="Last day" value={days.to} onChange={(to) => onChange({ to })} />
        </div>
      )}
      <span className="flex items-center gap-3 sm:ml-auto max-sm:w-full max-sm:justify-between">
        <EveryoneSwitch scope={scope} onChange={(next) => onChange({ scope: next === "all" ? next : undefined })} />
        <Button asChild variant="outline" size="small" className="h-9">
          <a href={exportAddress(range, scope)} download="usage.csv">
            <Download aria-hidden />
            CSV
          </a>
        </Button>
      </span>
    </div>
  );
}

function Day({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return <Input type="date" aria-label={label} className="h-9 w-34 min-w-0 px-2.5 text-sm max-sm:flex-1" value={value} onChange={(event) => event.target.value && onChange(event.target.value)} />;
}
