import { TriangleAlert } from "lucide-react";
import type { CdpPolicy } from "@/api/client";
import { Card } from "@/components/Card";
import { Field } from "@/components/Field";
import { Select } from "@/components/ui/select";
import type { PoolFormState } from "./usePoolForm";

/** What outside clients may tell the pool's browsers. */
export function PolicyCard({ form }: { form: PoolFormState }) {
  const { cdp_policy: policy } = form.values;
  return (
    <Card title="Clients">
      <Field label="DevTools commands" hint="Clients that are connected already keep what they have." problem={form.problemAt("cdp_policy")}>
        {(control) => (
          <Select {...control} className="w-full" value={policy} onChange={(event) => form.set("cdp_policy", event.target.value as CdpPolicy)}>
            <option value="strict">Restricted: nothing that reaches the host</option>
            <option value="off">All allowed</option>
          </Select>
        )}
      </Field>
      {policy === "off" && (
        <p role="note" className="mt-3 flex gap-2 rounded-lg bg-muted px-3 py-2 text-[13px]">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-destructive" />
          Whoever claims a browser of this pool can read and write files of the machine it runs on, as the server’s user.
        </p>
      )}
    </Card>
  );
}
