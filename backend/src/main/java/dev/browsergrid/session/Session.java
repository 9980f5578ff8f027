package dev.browsergrid.session;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// A user's browser over time, as stored.
public record Session(
        UUID id,
        UUID ownerId,
        UUID poolId,
        Optional<UUID> profileId,
        SessionState state,
        long version,
        Instant createdAt,
        Instant changedAt) {}
