package dev.browsergrid.pool;

import java.time.Instant;
import java.util.UUID;

/// Published when a lease ends, in the transaction that ends it.
public record LeaseEnded(
        LeaseId lease, UUID sessionId, UUID ownerId, Instant grantedAt, Instant endedAt, LeaseEnd reason) {}
