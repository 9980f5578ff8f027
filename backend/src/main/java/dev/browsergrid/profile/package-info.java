/// Lasting browser identities and their sealed snapshots. Owns the tables `profile`, `profile_key`, `snapshot`,
/// `chunk` and `deleted_profile`, and the master keys. Who works with a profile it reads from the sessions' table,
/// and for which run from the runs'.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "platform", "platform::reconcile"})
package dev.browsergrid.profile;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
