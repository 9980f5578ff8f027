package dev.browsergrid.cua;

import dev.browsergrid.node.BrowserTemplate.Viewport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What a program asks the agent for, as it was written. At most one of `chat_id`, `profile` and `session_id` is there.
@Schema(name = "NewRun")
public record CuaRequest(
        String task,
        @Nullable String model,
        @Nullable String startUrl,
        @Nullable UUID chatId,
        @Nullable String profile,
        @Nullable UUID sessionId,
        @Nullable String pool,
        @Nullable WishedLimits limits,
        @Nullable String instructions,

        @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE) @Nullable
        Map<String, Object> outputSchema,

        @Nullable List<UUID> files,
        @Nullable Map<String, String> metadata,
        @Nullable Viewport viewport) {

    /// What is left out is as much as the server allows.
    @Schema(name = "NewRunLimits")
    public record WishedLimits(
            @Nullable Integer maxSteps,
            @Nullable Integer maxSeconds,
            @Nullable Long maxTokens) {}

    /// The schema of the output as JSON; empty when none is wanted.
    Optional<String> schema() {
        return Optional.ofNullable(outputSchema).map(JsonMapper.shared()::writeValueAsString);
    }
}
