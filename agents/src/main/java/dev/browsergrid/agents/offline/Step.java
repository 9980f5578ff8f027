package dev.browsergrid.agents.offline;

import com.fasterxml.jackson.databind.JsonNode;

/// A tool call made for this task and what came of it. `wish` is which part of the task it was for.
record Step(int wish, String tool, JsonNode arguments, boolean ok, String result) {
    String argument(String name) {
        return arguments.path(name).asText("");
    }
}
