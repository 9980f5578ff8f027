package dev.browsergrid.pool;

import java.time.Instant;
import java.util.UUID;

/// Published when a lease is granted, in the transaction that grants it.
public record LeaseBegun(LeaseId lease, UUID sessionId, Instant at) {}
