/// Chats: conversations whose messages start runs in the chat's own session. Owns the tables `chat` and `message`.
@NullMarked
@ApplicationModule(
        allowedDependencies = {"account", "file", "model", "platform", "profile", "run", "session", "updates"})
package dev.browsergrid.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
