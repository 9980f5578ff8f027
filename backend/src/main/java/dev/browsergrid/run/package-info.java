/// Runs: one agent execution each, from an instruction to an outcome, with numbered events in between. Owns the tables
/// `run`, `run_event`, `run_screenshot`, `run_file` and `run_prelude`.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "file", "model", "platform", "pool", "session", "usage"})
package dev.browsergrid.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
