package dev.browsergrid.pool;

import java.time.Instant;

/// Published when a lease is taken over that nobody kept for a while, in the transaction that takes it over.
public record LeaseLapsed(LeaseId lease, Instant from, Instant until) {}
