package dev.browsergrid.agents;

import java.time.Duration;
import java.util.Optional;

/// What happened in a run, in the order it happened. Steps count from 1; actions within a step from 0.
public sealed interface AgentEvent {
    int step();

    /// The page as the agent saw it at the start of a step. `snapshot` is exactly the text the model was given.
    record Observed(int step, String url, String title, int tabs, String snapshot) implements AgentEvent {}

    /// A picture of the page at the end of a step, JPEG, for people; also for the model when it takes images.
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record ScreenshotTaken(int step, byte[] jpeg, int width, int height) implements AgentEvent {}

    /// A piece of the model's own words, as they stream in.
    record TextDelta(int step, String text) implements AgentEvent {}

    /// The model decided on a tool call. `description` says it in words a person reads ("Click button “Add”"),
    /// `reason` is the model's own why (may be empty), `arguments` is the call's JSON.
    record ActionStarted(int step, int index, String tool, String arguments, String description, String reason)
            implements AgentEvent {}

    /// A tool call ended. `result` says what happened in words; `errorCode` is empty when it worked; `acted` is true
    /// when it did more to the browser than look at it, be it only in part.
    record ActionFinished(
            int step, int index, String tool, String result, String errorCode, boolean acted, Duration took)
            implements AgentEvent {}

    /// Tokens one model call used, and what they cost in millionths of a US dollar where the model's price is known.
    record ModelUsed(int step, long inputTokens, long outputTokens, Optional<Long> costMicros) implements AgentEvent {}

    /// The model's server refused or failed and is asked again after a pause.
    record ModelRetried(int step, String problem, Duration pause) implements AgentEvent {}

    /// Something the browser did by itself that matters: a dialog, a download, a crash, a popup.
    record Noticed(int step, String code, String text) implements AgentEvent {}
}
