package dev.browsergrid.agents.replay.recipe;

/// A text the run wrote, which may be another one next time. `name` follows from the field's label, `value` is
/// what was written. `step` and `action` count the recipe's own from 0, `path` is the place among the action's
/// arguments.
public record Input(String name, String label, String value, int step, int action, String path) {}
