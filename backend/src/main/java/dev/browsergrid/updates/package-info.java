/// Live updates: tells each person which of the things they may see have changed. It says what to read again, never what
/// is in it, so who may see what is decided where it is read.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "node", "platform"})
package dev.browsergrid.updates;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
