package dev.browsergrid.profile;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// Why a snapshot was made.
public enum SnapshotCause {
    /// A run of the agent did something in the browser and goes on; gives way to the next of its run.
    STEP,
    /// A run of the agent was over.
    RUN_END,
    /// A session gave its browser back.
    PARK,
    /// Somebody brought an archive.
    IMPORT,
    /// An older snapshot was made the newest again.
    RESTORE,
    /// The profile was made from a snapshot of another one.
    FORK,
    /// Somebody asked for it.
    MANUAL;

    /// The cause as the API spells it.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
