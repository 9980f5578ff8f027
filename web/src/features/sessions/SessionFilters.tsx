import type { Pool, Scope } from "@/api/client";
import { EveryoneSwitch } from "@/components/Everyone";
import { SearchBox } from "@/components/SearchBox";
import { Select } from "@/components/ui/select";
import { cn } from "@/lib/cn";
import { groups, type Group } from "./status";

export interface SessionSearch {
  status?: Group | undefined;
  pool?: string | undefined;
  query?: string | undefined;
  scope?: "all" | undefined;
}

interface SessionFiltersProps {
  search: SessionSearch;
  scope: Scope;
  pools: readonly Pick<Pool, "id" | "name">[];
  onChange: (change: SessionSearch) => void;
}

/** What the list is narrowed down to; the page keeps it in its address. */
export function SessionFilters({ search, scope, pools, onChange }: SessionFiltersProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div role="group" aria-label="Status" className="flex overflow-x-auto rounded-lg border border-border bg-muted/60 p-0.5 [scrollbar-width:none] max-sm:w-full">
        <Choice label="All" chosen={!search.status} onChoose={() => onChange({ status: undefined })} />
        {(Object.keys(groups) as Group[]).map((group) => (
          <Choice key={group} label={groups[group].label} chosen={search.status === group} onChoose={() => onChange({ status: group })} />
        ))}
      </div>
      <Select aria-label="Pool" className="max-sm:flex-1" value={search.pool ?? ""} onChange={(event) => onChange({ pool: event.target.value || undefined })}>
        <option value="">Any pool</option>
        {pools.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <SearchBox label="Find by name" value={search.query ?? ""} onChange={(text) => onChange({ query: text || undefined })} className="w-52 max-sm:w-auto max-sm:flex-1" />
      <span className="max-sm:w-full sm:ml-auto">
        <EveryoneSwitch scope={scope} onChange={(next) => onChange({ scope: next === "all" ? next : undefined })} />
      </span>
    </div>
  );
}

function Choice({ label, chosen, onChoose }: { label: string; chosen: boolean; onChoose: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={chosen}
      onClick={onChoose}
      className={cn(
        "h-7.5 flex-1 rounded-md px-3 text-[13px] whitespace-nowrap text-muted-foreground outline-none hover:text-foreground focus-visible:ring-2 focus-visible:ring-ring",
        chosen && "bg-card font-medium text-foreground shadow-sm",
      )}
    >
      {label}
    </button>
  );
}
