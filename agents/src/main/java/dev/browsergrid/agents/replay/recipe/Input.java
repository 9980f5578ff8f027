package dev.browsergrid.agents.replay.recipe;

import org.jspecify.annotations.Nullable;

/// A text the run wrote, which may be another one next time. `name` follows from the field's label.
/// `value` is what was written; there is none where it looks like a password, and it has to be given
/// again. `step` and `action` count the recipe's own from 0, `path` is the place among the action's
/// arguments.
public record Input(String name, String label, @Nullable String value, int step, int action, String path) {
    /// Whether a replay has to be given it.
    public boolean required() {
        return value == null;
    }
}
