import { useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ScrollText } from "lucide-react";
import { EveryoneNote } from "@/components/Everyone";
import { Empty, Listing } from "@/components/Listing";
import { AuditFilters } from "@/features/audit/AuditFilters";
import { AuditTable } from "@/features/audit/AuditTable";
import { auditQuery, type AuditFilter } from "@/features/audit/queries";
import { ConsolePage } from "./ConsolePage";
import { scopeOf } from "./search";

const route = getRouteApi("/shell/console/audit");

/** What was done in one's name; for admins, in anybody's. */
export function AuditPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const filter = { ...search, scope: scopeOf(search) };
  const entries = useInfiniteQuery(auditQuery(filter));
  const change = ({ scope, ...changes }: Partial<AuditFilter>) =>
    void navigate({ search: (before) => ({ ...before, ...changes, ...(scope && { scope: scope === "all" ? scope : undefined }) }), replace: true });
  return (
    <ConsolePage title="Audit">
      <AuditFilters filter={filter} onChange={change} />
      <EveryoneNote scope={filter.scope} of="entries" />
      <Listing
        query={entries}
        label="the audit log"
        empty={<Empty icon={<ScrollText />} title="Nothing here" text="Every change made by you, or in your name with a token, is noted here. Nothing fits what you chose." />}
      >
        {(rows) => <AuditTable rows={rows} onTarget={(target) => change({ target })} />}
      </Listing>
    </ConsolePage>
  );
}
