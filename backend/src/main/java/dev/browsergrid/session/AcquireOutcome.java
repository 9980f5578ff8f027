package dev.browsergrid.session;

import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.profiles.state.FidelityReport;
import java.net.URI;
import java.util.Optional;

/// The answer to asking for a session's browser.
public sealed interface AcquireOutcome {
    /// The browser answers at `cdpUrl` (http) and is the caller's until parked. `thaw` tells what came back, if the
    /// session was parked before.
    record Ready(LeaseId lease, URI cdpUrl, Optional<FidelityReport> thaw) implements AcquireOutcome {}

    /// No browser became free in time, or too many wait already.
    record Busy(String why) implements AcquireOutcome {}

    /// A browser was there but could not be started or brought back to the session's state.
    record Failed(String why) implements AcquireOutcome {}

    /// The caller does not want it any more.
    record Withdrawn() implements AcquireOutcome {}

    /// The session is over, or there is none.
    record Ended() implements AcquireOutcome {}
}
