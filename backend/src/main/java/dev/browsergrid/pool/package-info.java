/// Pools of interchangeable nodes, and the leases on them. Owns the `pool`, `lease` and `waiting_claim` tables.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "egress::rules",
            "node",
            "node::extension",
            "node::http",
            "node::template",
            "platform",
            "platform::reconcile"
        })
package dev.browsergrid.pool;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
