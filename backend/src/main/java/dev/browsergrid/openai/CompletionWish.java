package dev.browsergrid.openai;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What a client asks for. `schema` is what the answer's JSON has to fit, if it is to be JSON; `metadata` is passed on
/// as it came, missing when it was.
record CompletionWish(
        String model,
        Conversation conversation,
        boolean stream,
        boolean includeUsage,
        Optional<JsonNode> schema,
        JsonNode metadata) {}
