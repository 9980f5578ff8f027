package dev.browsergrid.run.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something a run left, and where it is fetched. Of `output` and `restore` the address is the run's own, and
/// `field` says which part of it they are. `size` is in bytes.
record Artifact(
        @Schema(allowableValues = {"download", "screenshot", "output", "restore"})
        String type,

        String name,
        String mediaType,
        long size,
        @Nullable Integer step,
        String url,
        @Nullable String field,
        Instant createdAt) {}
