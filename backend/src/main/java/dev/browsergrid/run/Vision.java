package dev.browsergrid.run;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a run's model is shown pictures of its pages. The lower-case name is part of the HTTP API.
public enum Vision {
    /// It is, if it takes any.
    AUTO,
    /// It is, and a model that takes none will not do.
    ALWAYS,
    /// It reads pages, and is shown none.
    NEVER;

    /// The word as the API spells it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What a word means; empty when it is none.
    public static Optional<Vision> of(String word) {
        return Stream.of(values()).filter(each -> each.word().equals(word)).findFirst();
    }
}
