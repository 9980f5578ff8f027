package dev.browsergrid.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A snapshot as it is listed. `size_bytes` is what it takes by itself, `added_bytes` what was not there before it;
/// `source_number` is the snapshot that was restored or forked, `run_id` the run whose end it shows.
@Schema(name = "Snapshot")
public record SnapshotInfo(
        int number,

        @Schema(allowableValues = {"run_end", "park", "import", "restore", "fork", "manual"})
        SnapshotCause cause,

        @Nullable Integer sourceNumber,
        @Nullable UUID runId,
        int tabs,
        long sizeBytes,
        long addedBytes,
        Instant createdAt) {}
