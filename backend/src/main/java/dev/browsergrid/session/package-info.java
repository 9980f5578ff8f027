/// Sessions: a user's browser over time. A session is a row that outlives the nodes it uses; this module decides its
/// state, acquires a node for it, and parks it. Owns the `session` and `session_event` tables.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "egress",
            "egress::rules",
            "node",
            "node::watch",
            "node::extension",
            "node::template",
            "platform",
            "platform::reconcile",
            "pool",
            "profile",
            "usage"
        })
package dev.browsergrid.session;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
