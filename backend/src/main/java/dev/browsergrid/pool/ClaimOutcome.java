package dev.browsergrid.pool;

import dev.browsergrid.node.Node;
import java.time.Duration;
import java.util.Optional;

/// The answer to a claim.
public sealed interface ClaimOutcome {
    /// The node is the session's until the lease ends.
    record Granted(LeaseId lease, Node node) implements ClaimOutcome {}

    /// No node yet. `position` counts from 1; ask again when woken or after a moment. `estimate` is how long it may
    /// take, judged by how long browsers of this pool were held lately; empty when there is nothing to judge by.
    record Queued(int position, Optional<Duration> estimate) implements ClaimOutcome {}

    /// Too many wait already; the claim was not taken in.
    record AtCapacity(int bound) implements ClaimOutcome {}

    /// The pool gives out no browsers until somebody resumes it.
    record Paused() implements ClaimOutcome {}
}
