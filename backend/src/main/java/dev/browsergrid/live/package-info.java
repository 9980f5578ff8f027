/// The live view: what a session's browser shows right now, as pictures over a WebSocket; and the way
/// back, for hands that hold the browser.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "platform", "pool", "session", "session::state"})
package dev.browsergrid.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
