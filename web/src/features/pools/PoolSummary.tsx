import type { Pool } from "@/api/client";
import { Card, Facts } from "@/components/Card";
import { Moment } from "@/components/Moment";
import { Stat, Stats } from "@/components/Stat";
import { HealthBadge } from "./HealthBadge";

/** How many browsers a pool has, in which state. */
export function PoolCounts({ counts }: { counts: NonNullable<Pool["counts"]> }) {
  return (
    <Stats className="grid-cols-3 md:grid-cols-5">
      <Stat label="Warm" value={counts.warm} />
      <Stat label="Warming" value={counts.warming} busy={counts.warming > 0} />
      <Stat label="In use" value={counts.leased} />
      <Stat label="Ending" value={counts.ending} busy={counts.ending > 0} />
      <Stat label="Waiting" value={counts.waiting} busy={counts.waiting > 0} />
    </Stats>
  );
}

/** A pool's limits and whose it is. */
export function PoolSettings({ pool }: { pool: Pool }) {
  return (
    <Card title="Settings" actions={<HealthBadge health={pool.health} />} {...(pool.description && { text: pool.description })}>
      <Facts
        facts={[
          ["Owner", pool.system ? "System" : (pool.owner?.email ?? "–")],
          ["Browsers", `${pool.min ?? 0} warm, ${pool.max ?? 0} at most`],
          ["Most in use at once", pool.max_concurrency ?? "–"],
          ["Most per user", pool.max_per_user ?? "no limit"],
          ["Longest use", `${pool.timeout_minutes ?? 0} min`],
          ["Warm ones replaced after", pool.idle_minutes ? `${pool.idle_minutes} min` : "never"],
          ["Clients’ commands", pool.cdp_policy === "off" ? "all allowed" : "restricted"],
          ["Denied hosts", hosts(pool.egress?.deny, "none")],
          ["Only these hosts", hosts(pool.egress?.only, "no limit")],
          ["Allowed private hosts", hosts(pool.egress?.allow, "none")],
          ["Created", <Moment key="created" at={pool.created_at} />],
          ["Changed", <Moment key="changed" at={pool.updated_at} />],
        ]}
      />
    </Card>
  );
}

const hosts = (list: readonly string[] | null | undefined, otherwise: string): string => (list?.length ? list.join(", ") : otherwise);
