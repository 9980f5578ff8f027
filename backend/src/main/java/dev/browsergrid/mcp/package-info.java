/// The agent and its browser's tools for MCP clients: one tool that does a whole task, and the single ones, on sessions
/// of the caller's own.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "audit",
            "connect",
            "cua",
            "platform",
            "platform::reconcile",
            "run",
            "session",
            "session::state"
        })
package dev.browsergrid.mcp;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
