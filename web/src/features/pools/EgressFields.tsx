import { LinesInput } from "./PoolFields";
import type { PoolFormState } from "./usePoolForm";

/** Which hosts the pages of the pool's browsers may reach. */
export function EgressFields({ form }: { form: PoolFormState }) {
  return (
    <div className="grid gap-4">
      <LinesInput form={form} field="egress_deny" label="Denied hosts" hint="Never reached, whatever is allowed elsewhere." placeholder="*.ads.example" />
      <LinesInput form={form} field="egress_only" label="Only these hosts" hint="Empty for all that are open." placeholder="shop.example.com" />
      <LinesInput form={form} field="egress_allow" label="Allowed private hosts" hint="For admins: reached although they are private." placeholder="localhost:3000" />
    </div>
  );
}
