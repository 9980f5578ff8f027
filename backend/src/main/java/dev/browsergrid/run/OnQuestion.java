package dev.browsergrid.run;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What becomes of a run whose agent asks its user something. The lower-case name is part of the HTTP API.
public enum OnQuestion {
    /// It waits for the answer, for a while, and goes on with it.
    WAIT,
    /// It ends, and the question is what it has to say.
    END;

    /// The word as the API spells it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a word means; empty when it is none.
    public static Optional<OnQuestion> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
