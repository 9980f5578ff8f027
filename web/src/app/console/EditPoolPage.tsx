import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import type { Pool, Scope } from "@/api/client";
import { EveryoneNote } from "@/components/Everyone";
import { Loaded } from "@/components/Listing";
import { useChangePool } from "@/features/pools/mutations";
import { changeOf, valuesOf } from "@/features/pools/poolForm";
import { PoolForm } from "@/features/pools/PoolForm";
import { poolQuery } from "@/features/pools/queries";
import { useState } from "react";
import { ConsolePage } from "./ConsolePage";
import { scopeOf } from "./search";

const route = getRouteApi("/shell/console/pools/$poolId/edit");

/** Changes a pool. */
export function EditPoolPage() {
  const { poolId } = route.useParams();
  const scope = scopeOf(route.useSearch());
  const pool = useQuery(poolQuery(poolId, scope));
  return (
    <ConsolePage title={pool.data ? `Edit ${pool.data.name}` : "Edit pool"} parent={{ to: "/console/pools", label: "Pools" }}>
      <EveryoneNote scope={scope} of="pools" />
      <Loaded query={pool} label="the pool">
        {(data) => <Form pool={data} scope={scope} />}
      </Loaded>
    </ConsolePage>
  );
}

function Form({ pool: latest, scope }: { pool: Pool; scope: Scope }) {
  // The form stays with the pool as it was opened; saving over somebody else's change is refused by its version.
  const [pool] = useState(latest);
  const navigate = route.useNavigate();
  const back = () => void navigate({ to: "/console/pools/$poolId", params: { poolId: pool.id }, search: scope === "all" ? { scope } : {} });
  const change = useChangePool(pool.id, scope, back);
  return (
    <PoolForm
      initial={valuesOf(pool)}
      action="Save"
      pending={change.isPending}
      refusal={change.error}
      passwordSet={pool.template?.proxy?.password_set === true}
      nameFixed={pool.system}
      onSubmit={(values) => change.mutate(changeOf(values, pool))}
      onCancel={back}
    />
  );
}
