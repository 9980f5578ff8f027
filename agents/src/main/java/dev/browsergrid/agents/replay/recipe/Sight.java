package dev.browsergrid.agents.replay.recipe;

/// What a run saw at the start of a step. `snapshot` is the text its model was given.
public record Sight(int step, String url, String title, String snapshot) {}
