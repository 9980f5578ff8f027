package dev.browsergrid.session;

import dev.browsergrid.profiles.state.FidelityReport;
import java.time.Duration;

/// How a session came to the browser it was just given.
public sealed interface Comeback {
    /// It is a blank one: the session had none before.
    record Blank() implements Comeback {}

    /// It was brought back from what was saved.
    record Thawed(FidelityReport report) implements Comeback {}

    /// It is the very one from before, which had stood still. `took` is how long it took to have it go on.
    record Continued(Duration took) implements Comeback {}

    /// It is the very one from before, which was kept running at a price.
    record Kept() implements Comeback {}
}
