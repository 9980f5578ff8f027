/// Files: what people send, and what their browsers downloaded. Owns the table `file`; what refers to one is for other
/// modules to say.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "platform"})
package dev.browsergrid.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
