package dev.browsergrid.account.admin;

import dev.browsergrid.account.Role;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A person as admins see them. `sessionCount` counts browsers' sessions that are not over.
record User(
        UUID id,
        String email,
        Role role,

        @Schema(allowableValues = {"active", "invited", "disabled"})
        String status,

        Instant createdAt,
        @Nullable Instant lastSeenAt,
        int sessionCount) {}
