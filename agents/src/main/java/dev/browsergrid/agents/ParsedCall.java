package dev.browsergrid.agents;

/// What became of a tool call as the model wrote it.
sealed interface ParsedCall {
    /// It makes sense. `reason` is the model's own why, empty when it gave none.
    record Valid(ToolCall call, String reason) implements ParsedCall {}

    /// It does not; `message` lists everything that is wrong.
    record Invalid(ToolError error, String message) implements ParsedCall {}
}
