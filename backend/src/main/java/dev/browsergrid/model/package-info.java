/// The models people can pick, from the keys this server was given.
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.browsergrid.model;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
