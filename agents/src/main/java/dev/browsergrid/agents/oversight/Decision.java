package dev.browsergrid.agents.oversight;

/// What became of a proposal.
public sealed interface Decision {
    /// Somebody looked at it and allows it. `waited` is false when it was allowed beforehand.
    record Approved(boolean waited) implements Decision {}

    /// Somebody looked at it and does not want it; `note` says why, or is empty.
    record Denied(String note) implements Decision {}

    /// Nobody answered in time, which is a no.
    record Expired() implements Decision {}
}
