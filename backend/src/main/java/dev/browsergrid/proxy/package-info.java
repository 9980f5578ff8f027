/// Passes outside clients' DevTools connections on to their sessions' browsers.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "node", "platform", "session", "session::state"})
package dev.browsergrid.proxy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
