import { Download } from "lucide-react";
import { useMe } from "@/api/useMe";
import { EveryoneSwitch } from "@/components/Everyone";
import { SearchBox } from "@/components/SearchBox";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { Select } from "@/components/ui/select";
import { actions } from "./actions";
import { actionWords } from "./AuditTable";
import { exportAddress, type AuditFilter } from "./queries";

interface AuditFiltersProps {
  filter: AuditFilter;
  onChange: (changes: Partial<AuditFilter>) => void;
}

/** What the log is narrowed down to, and the same as a file. */
export function AuditFilters({ filter, onChange }: AuditFiltersProps) {
  const { isAdmin } = useMe();
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select aria-label="Action" className="w-36 max-sm:w-full" value={filter.action ?? ""} onChange={(event) => onChange({ action: event.target.value || undefined })}>
        <option value="">Any action</option>
        {[...new Set([...actions, ...(filter.action ? [filter.action] : [])])].map((action) => (
          <option key={action} value={action}>
            {actionWords(action)}
          </option>
        ))}
      </Select>
      {isAdmin && <SearchBox label="Who" value={filter.actor ?? ""} onChange={(text) => onChange({ actor: text || undefined })} className="w-34 max-sm:flex-1" />}
      <SearchBox label="Id acted on" value={filter.target ?? ""} onChange={(text) => onChange({ target: text || undefined })} className="w-36 max-sm:flex-1" />
      <div className="flex items-center gap-2 text-sm text-muted-foreground max-sm:w-full">
        <Input type="date" aria-label="From" className="h-9 w-34 min-w-0 px-2.5 text-sm max-sm:flex-1" value={filter.from ?? ""} onChange={(event) => onChange({ from: event.target.value || undefined })} />
        to
        <Input type="date" aria-label="To" className="h-9 w-34 min-w-0 px-2.5 text-sm max-sm:flex-1" value={filter.to ?? ""} onChange={(event) => onChange({ to: event.target.value || undefined })} />
      </div>
      <span className="flex items-center gap-3 sm:ml-auto max-sm:w-full max-sm:justify-between">
        <EveryoneSwitch scope={filter.scope} onChange={(scope) => onChange({ scope })} />
        <Button asChild variant="outline" size="small" className="h-9">
          <a href={exportAddress(filter)} download="audit.csv">
            <Download aria-hidden />
            CSV
          </a>
        </Button>
      </span>
    </div>
  );
}
