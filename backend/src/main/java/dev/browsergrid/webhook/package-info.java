/// Webhooks: addresses that are told when a run is over or waits for somebody, until they have heard it.
/// Owns the tables `webhook` and `webhook_delivery`; reads those of runs.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"account", "egress", "egress::rules", "platform", "platform::reconcile", "run"})
package dev.browsergrid.webhook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
