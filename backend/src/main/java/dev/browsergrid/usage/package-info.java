/// What people used. Owns the table `usage_interval`.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "pool"})
package dev.browsergrid.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
