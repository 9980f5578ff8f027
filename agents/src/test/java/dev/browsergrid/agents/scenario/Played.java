package dev.browsergrid.agents.scenario;

import java.time.Duration;
import java.util.List;

/// What came of one scenario with one model: what does not hold that should, how many turns the model had, how long it
/// took.
record Played(Scenario scenario, Contender contender, List<String> missed, int steps, Duration took) {
    Played {
        missed = List.copyOf(missed);
    }

    boolean isSolved() {
        return missed.isEmpty();
    }

    @Override
    public String toString() {
        return scenario + " with " + contender + ": " + String.join("\n  ", missed);
    }
}
