package dev.browsergrid.node;

/// Where a node is in its life. It goes forward only: a browser somebody used is never handed on, so a recycled node
/// ends and the pool plans a new one.
public enum NodeState {
    /// Wanted; its browser is being started.
    PROVISIONING,
    /// Holds a warm blank browser nobody uses.
    READY,
    /// Belongs to one lease.
    LEASED,
    /// Its lease is over; the browser is being ended.
    RECYCLING,
    /// Not needed any more; the browser is being ended.
    DRAINING,
    /// Its browser is not there any more, or never came up.
    LOST,
    /// Nothing of it remains but this row.
    GONE
}
