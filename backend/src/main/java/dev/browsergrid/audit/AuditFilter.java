package dev.browsergrid.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Which entries are wanted; what is null does not matter. An actor is an id or an e-mail, a target an id or a kind of
/// thing.
record AuditFilter(
        @Nullable String actor,
        @Nullable String action,
        @Nullable String target,
        @Nullable Instant from,
        @Nullable Instant to) {}
