package dev.browsergrid.session;

import dev.browsergrid.pool.LeaseId;
import java.net.URI;

/// The answer to asking for a session's browser.
public sealed interface AcquireOutcome {
    /// The browser answers at `cdpUrl` (http) and is the caller's until it is given up.
    record Ready(LeaseId lease, URI cdpUrl, Comeback comeback) implements AcquireOutcome {}

    /// No browser became free in time, or too many wait already.
    record Busy(String why) implements AcquireOutcome {}

    /// A browser was there but could not be started or brought back to the session's state.
    record Failed(String why) implements AcquireOutcome {}

    /// The caller does not want it any more.
    record Withdrawn() implements AcquireOutcome {}

    /// The session is over, or there is none.
    record Ended() implements AcquireOutcome {}
}
