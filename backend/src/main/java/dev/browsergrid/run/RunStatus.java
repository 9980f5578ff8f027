package dev.browsergrid.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a run is.
public enum RunStatus {
    /// Waits for its turn.
    QUEUED,
    /// Waits for a browser.
    ACQUIRING,
    /// The agent works.
    RUNNING,
    /// The agent ended by itself; `success` and `question` say how.
    COMPLETED,
    /// It could not go on.
    FAILED,
    /// Somebody stopped it.
    CANCELLED,
    /// Its time was up.
    TIMED_OUT;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
