package dev.browsergrid.account.token;

import dev.browsergrid.account.Scope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An API token as its owner sees it, never its secret.
record Token(
        UUID id,
        String name,
        String prefix,
        List<Scope> scopes,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,

        @Schema(allowableValues = {"active", "expired", "revoked"})
        String status) {}
