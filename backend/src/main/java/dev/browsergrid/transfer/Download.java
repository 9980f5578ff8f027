package dev.browsergrid.transfer;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a page downloaded. `size` is what has come so far, in bytes; `reason` says why it failed; `source_url` is where
/// it came from, cut off when long. A complete one is a file like those people send: `file_id` attaches it to a message
/// or sends it into another session.
record Download(
        UUID id,
        String name,
        String mediaType,

        @Schema(allowableValues = {"in_progress", "complete", "failed"})
        String state,

        @Nullable String reason,
        long size,
        String sourceUrl,
        @Nullable UUID fileId,
        Instant startedAt,
        @Nullable Instant finishedAt) {}
