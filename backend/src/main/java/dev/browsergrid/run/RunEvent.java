package dev.browsergrid.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// One numbered event of a run, as stored and as streamed. `seq` counts from 1 without gaps.
public record RunEvent(
        long seq,
        UUID runId,
        Instant at,
        String type,

        @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
        Map<String, Object> data) {
    private static final Set<String> TERMINAL = Set.of("run.completed", "run.asked", "run.failed", "run.cancelled");

    /// An event before it has a number.
    record Draft(String type, Map<String, Object> data) {}

    /// Whether nothing follows it.
    boolean terminal() {
        return TERMINAL.contains(type);
    }
}
