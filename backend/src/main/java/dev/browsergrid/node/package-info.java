/// Nodes: places where one browser runs. Owns the `node` table; a provider makes and ends the browsers themselves.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "platform", "platform::reconcile"})
package dev.browsergrid.node;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
