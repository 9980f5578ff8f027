import { useNavigate } from "@tanstack/react-router";
import { useCreatePool } from "@/features/pools/mutations";
import { bodyOf, newValues } from "@/features/pools/poolForm";
import { PoolForm } from "@/features/pools/PoolForm";
import { ConsolePage } from "./ConsolePage";

/** A pool of one's own. */
export function NewPoolPage() {
  const navigate = useNavigate();
  const create = useCreatePool(({ id }) => void navigate({ to: "/console/pools/$poolId", params: { poolId: id }, replace: true }));
  return (
    <ConsolePage title="New pool" parent={{ to: "/console/pools", label: "Pools" }}>
      <PoolForm
        initial={newValues}
        action="Create pool"
        pending={create.isPending}
        refusal={create.error}
        onSubmit={(values) => create.mutate(bodyOf(values))}
        onCancel={() => void navigate({ to: "/console/pools" })}
      />
    </ConsolePage>
  );
}
