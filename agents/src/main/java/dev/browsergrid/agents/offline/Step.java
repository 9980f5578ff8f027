package dev.browsergrid.agents.offline;

import com.fasterxml.jackson.databind.JsonNode;

/// A tool call made for this task and what came of it. `wish` is which part of the task it was for.
record Step(int wish, String tool, JsonNode arguments, boolean ok, String result) {
    /// Begins the reason of a call that only prepares what was asked for.
    static final String FIRST = "First of all, ";

    String argument(String name) {
        return arguments.path(name).asText("");
    }

    boolean isPreparation() {
        return argument("reason").startsWith(FIRST);
    }
}
