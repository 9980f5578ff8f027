package dev.browsergrid.pool;

import dev.browsergrid.node.Node;

/// The answer to a claim.
public sealed interface ClaimOutcome {
    /// The node is the session's until the lease ends.
    record Granted(LeaseId lease, Node node) implements ClaimOutcome {}

    /// No node yet. `position` counts from 1; ask again when woken or after a moment.
    record Queued(int position) implements ClaimOutcome {}

    /// Too many wait already; the claim was not taken in.
    record AtCapacity(int bound) implements ClaimOutcome {}
}
