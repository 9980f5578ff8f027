package dev.browsergrid.run;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Where a run is.
public enum RunStatus {
    /// Waits for its turn.
    QUEUED,
    /// Waits for a browser.
    ACQUIRING,
    /// Its browser is brought back as it was.
    RESTORING,
    /// The agent works.
    RUNNING,
    /// Somebody lets it stand still.
    PAUSED,
    /// It waits for somebody to allow something or to answer.
    REQUIRES_ACTION,
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
