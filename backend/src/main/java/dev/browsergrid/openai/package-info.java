/// The agent as a model of an OpenAI-compatible server: what clients of chat completions send becomes a run of a chat,
/// and its answer the completion. Owns the table `openai_history`; which message of a chat is its last it reads from
/// the chats' tables.
@NullMarked
@ApplicationModule(allowedDependencies = {"account", "chat", "cua", "model", "platform", "run"})
package dev.browsergrid.openai;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
