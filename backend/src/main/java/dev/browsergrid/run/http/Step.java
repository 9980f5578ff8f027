package dev.browsergrid.run.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One turn of a run: what the agent saw, what it did, what that took. Step 0 is the opening of the run's start page.
/// `screenshot` and `snapshot` are the addresses of the picture and of the text the model was given.
@Schema(name = "RunStep")
record Step(
        int step,
        Instant startedAt,
        @Nullable Observation observation,
        @Nullable String screenshot,
        @Nullable String snapshot,
        List<Action> actions,
        List<Notice> notices,
        long inputTokens,
        long outputTokens) {

    /// The active page at the start of the step.
    @Schema(name = "RunStepObservation")
    record Observation(String url, String title, int tabs) {}

    /// A tool call. What follows `reason` is there once it ended; `error_code` only when it did not work.
    @Schema(name = "RunStepAction")
    record Action(
            int index,
            String tool,

            @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
            Map<String, Object> arguments,

            String description,
            String reason,
            @Nullable String result,
            @Nullable String errorCode,
            @Nullable Long tookMs) {}

    /// Something that happened by itself, or that the server has to say about the step.
    @Schema(name = "RunStepNotice")
    record Notice(String code, String text) {}
}
