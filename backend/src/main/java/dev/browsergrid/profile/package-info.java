/// Lasting browser identities and their sealed snapshots. Owns the `profile` and `snapshot` tables and the master key.
@NullMarked
@ApplicationModule(allowedDependencies = "platform")
package dev.browsergrid.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
