package dev.browsergrid.agents;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still until a test lets time pass.
final class ScriptedClock implements InstantSource {
    // read and moved by whichever thread runs the agent
    private volatile Instant now = Instant.EPOCH;

    void passes(Duration time) {
        now = now.plus(time);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
