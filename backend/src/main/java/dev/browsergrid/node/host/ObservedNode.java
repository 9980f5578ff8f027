package dev.browsergrid.node.host;

import java.util.Optional;
import java.util.UUID;

/// What is true of a node directory now. `browser` is empty while there is no complete record of it.
public record ObservedNode(UUID nodeId, Condition condition, Optional<HostedBrowser> browser) {
    /// How the node is.
    public enum Condition {
        /// The process runs and answers over DevTools.
        RESPONDING,
        /// The process runs but does not answer: hung or overloaded.
        SILENT,
        /// The process is stopped in place, on purpose.
        HELD,
        /// The process has ended because this host is closing it in order at this moment.
        CLOSING,
        /// Closed in order; its directory is whole and can be packed, again if need be.
        CLOSED,
        /// The process is gone without that; its directory is still there.
        DEAD,
        /// This host is opening it at this moment.
        OPENING,
        /// Opening was cut off: there is a directory, perhaps a process, but no complete record. To be destroyed.
        UNFINISHED
    }

    public boolean alive() {
        return condition == Condition.RESPONDING || condition == Condition.SILENT || condition == Condition.HELD;
    }

    public boolean responding() {
        return condition == Condition.RESPONDING;
    }
}
