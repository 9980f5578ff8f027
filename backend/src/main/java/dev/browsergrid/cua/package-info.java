/// The agent for programs: one request starts a run, in a session made for it, in the caller's own, or in a chat. Owns
/// the table `run_request`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "chat",
            "egress::rules",
            "file",
            "model",
            "node",
            "platform",
            "run",
            "run::replay",
            "session",
            "webhook"
        })
package dev.browsergrid.cua;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
