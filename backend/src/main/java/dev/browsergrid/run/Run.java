package dev.browsergrid.run;

import dev.browsergrid.run.oversight.BrowserControl;
import dev.browsergrid.run.oversight.RequiredAction;
import dev.browsergrid.usage.RunUsage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One agent execution as the API shows it. `answer` and `success` are there once it completed, `question` when the
/// agent asks instead, `output` when it was given a schema and did what it was to do, `failure`
/// when it failed; tokens and steps count up while it runs. `pauseRequested` says that somebody
/// wants it to stand still, `requiredAction` what it waits for, `control` whose hands are on its
/// browser. `restore` is the fidelity report, when its browser was brought back from what was
/// saved; `limits` are missing in runs from before they were kept. `persistent` says that its
/// browser runs on when it is over, and `warnings` what that costs. `usage` is there wherever the
/// API shows a run.
public record Run(
        UUID id,
        @Nullable UUID chatId,
        UUID sessionId,
        RunStatus status,
        String model,
        String instruction,
        @Nullable String startUrl,
        String approvalPolicy,
        String onQuestion,
        String vision,
        boolean persistent,
        List<Warning> warnings,
        @Nullable RunLimits limits,
        Map<String, String> metadata,
        @Nullable String answer,
        @Nullable Boolean success,

        @Schema(type = "object", description = "What the run handed in; fits the output_schema it was given.") @Nullable
        Object output,

        @Nullable String question,
        List<String> choices,
        boolean pauseRequested,
        @Nullable RequiredAction requiredAction,
        @Nullable BrowserControl control,
        @Nullable Failure failure,
        long inputTokens,
        long outputTokens,
        int stepCount,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
        Map<String, Object> restore,

        @Nullable RunUsage usage) {

    /// Why a run failed: a stable code, and a sentence for the user.
    @Schema(name = "RunFailure")
    public record Failure(String code, String message) {}

    /// Something its starter should know: a stable code, and a sentence.
    @Schema(name = "RunWarning")
    public record Warning(String code, String message) {}

    /// The same with what it used, and what there is to be warned of.
    Run using(@Nullable RunUsage used, List<Warning> warned) {
        return new Run(
                id,
                chatId,
                sessionId,
                status,
                model,
                instruction,
                startUrl,
                approvalPolicy,
                onQuestion,
                vision,
                persistent,
                warned,
                limits,
                metadata,
                answer,
                success,
                output,
                question,
                choices,
                pauseRequested,
                requiredAction,
                control,
                failure,
                inputTokens,
                outputTokens,
                stepCount,
                createdAt,
                startedAt,
                finishedAt,
                restore,
                used);
    }

    /// Whether nothing more will happen in it.
    public boolean finished() {
        return finishedAt != null;
    }
}
