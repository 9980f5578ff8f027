package dev.browsergrid.pool;

/// Why a lease ended.
public enum LeaseEnd {
    /// The session's state was saved and the node given back.
    PARKED,
    /// The session ended.
    RELEASED,
    /// The browser went away under the session.
    NODE_LOST,
    /// The browser could not be started or restored.
    START_FAILED
}
