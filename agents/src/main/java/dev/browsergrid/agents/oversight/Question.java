package dev.browsergrid.agents.oversight;

import java.util.List;
import java.util.Locale;

/// What the agent asks its user.
public record Question(int step, String text, Kind kind, List<String> choices) {
    public Question {
        choices = List.copyOf(choices);
    }

    /// How it is answered. The lower-case name is part of the HTTP API.
    public enum Kind {
        /// In words.
        TEXT,
        /// With one of the choices, or in words.
        CHOICE,
        /// With a code that is good once.
        CODE,
        /// By taking the browser over and giving it back, or in words.
        HANDOFF;

        /// The word as the API spells it.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
