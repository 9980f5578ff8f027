/// The audit log: who did what, to what, from where. Every request that changed something is in it, and every failed
/// attempt to sign in. Owns the table `audit_entry`.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "platform"})
package dev.browsergrid.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
