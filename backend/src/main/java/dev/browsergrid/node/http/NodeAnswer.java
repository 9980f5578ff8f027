package dev.browsergrid.node.http;

import dev.browsergrid.node.NodeState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A node as the API shows it. Memory and processor time are of its whole process tree, as last measured.
@Schema(name = "Node")
public record NodeAnswer(
        UUID id,
        @Nullable PoolName pool,
        UUID host,

        @Schema(allowableValues = {"provisioning", "ready", "leased", "recycling", "draining", "lost", "gone"})
        String state,

        String detail,
        @Nullable UUID sessionId,
        @Nullable Long memoryBytes,
        @Nullable Float cpuPercent,
        Instant createdAt,
        Instant changedAt) {
    /// The pool it belongs to.
    @Schema(name = "PoolName")
    public record PoolName(UUID id, String name) {}

    static String word(NodeState state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
