package dev.browsergrid.usage;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/// What a session does with the node it holds.
public enum UsageKind {
    /// Its browser works for it, or is being started or saved.
    ACTIVE(true),
    /// Its browser is stopped in place and may be taken away at any moment.
    HELD(false),
    /// Its browser is kept for it between messages, because its user asked for that.
    PERSISTENT_IDLE(true);

    private final boolean billed;

    UsageKind(boolean billed) {
        this.billed = billed;
    }

    /// Whether it costs something.
    public boolean billed() {
        return billed;
    }

    /// The kind's name as stored, and as the API spells it.
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static UsageKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
