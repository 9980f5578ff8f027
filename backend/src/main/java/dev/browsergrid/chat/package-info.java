/// Chats: conversations whose messages start runs in the chat's own session. Owns the tables `chat` and `message`.
/// What is kept of the browser after a message it reads from the runs', leases' and snapshots' tables.
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "account",
            "file",
            "model",
            "platform",
            "profile",
            "profile::fork",
            "run",
            "session",
            "updates"
        })
package dev.browsergrid.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
