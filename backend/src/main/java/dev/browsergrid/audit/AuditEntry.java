package dev.browsergrid.audit;

import dev.browsergrid.account.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One line of the log. `foreign` says that an admin did it within everybody's things.
record AuditEntry(
        UUID id,
        Instant at,
        @Nullable Person actor,

        @Schema(allowableValues = {"login", "token", "none"})
        String credential,

        String action,
        @Nullable String targetType,
        @Nullable String targetId,

        @Schema(allowableValues = {"ok", "refused"})
        String outcome,

        String ip,
        String userAgent,
        boolean foreign) {}
