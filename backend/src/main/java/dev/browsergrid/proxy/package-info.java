/// Passes outside clients' DevTools connections on to their sessions' browsers, byte by byte.
@NullMarked
@ApplicationModule(allowedDependencies = {"platform", "session"})
package dev.browsergrid.proxy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
