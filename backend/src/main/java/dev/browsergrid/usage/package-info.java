/// The meter: what people used, what it costs, and how much they may use. Owns the tables `usage_interval` and
/// `usage_limit`.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "platform", "pool"})
package dev.browsergrid.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
