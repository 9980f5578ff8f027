/// Runs: one agent execution each, from an instruction to an outcome, with numbered events in between. Owns the tables
/// `run`, `run_event`, `run_screenshot`, `run_file`, `run_message`, `run_replay`, `run_prelude`, `run_secret` and
/// `required_action`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "egress",
            "egress::rules",
            "file",
            "model",
            "platform",
            "pool",
            "session",
            "usage"
        })
package dev.browsergrid.run;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
