package dev.browsergrid.pool;

import dev.browsergrid.node.NodeCounts;

/// Decides how many nodes a pool is short of, or has too many of. Pure, so every rule has a test.
final class PoolPlanner {
    private PoolPlanner() {}

    /// `waiting` is the number of claims that want a node now; those above what may be in use at once count not, for
    /// they cannot be served however many browsers there are.
    static PoolPlan plan(PoolSpec spec, NodeCounts counts, int waiting) {
        int servable = Math.min(waiting, Math.max(0, spec.maxConcurrency() - counts.leased()));
        int wanted = Math.max(spec.min(), servable);
        int idle = counts.provisioning() + counts.ready();
        int living = idle + counts.leased() + counts.ending();
        if (idle < wanted) {
            return new PoolPlan(Math.min(wanted - idle, Math.max(0, spec.max() - living)), 0);
        }
        int surplus = Math.min(idle - wanted, counts.ready());
        return surplus > 0 ? new PoolPlan(0, surplus) : PoolPlan.NOTHING;
    }
}
