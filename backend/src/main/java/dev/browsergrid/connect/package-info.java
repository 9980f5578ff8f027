/// Claims browsers for DevTools clients, and gives them back when their clients are gone. Owns the `connect_claim` and
/// `connect_client` tables.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "egress::rules",
            "node",
            "platform",
            "platform::reconcile",
            "proxy",
            "proxy::tunnel",
            "session",
            "session::state"
        })
package dev.browsergrid.connect;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
