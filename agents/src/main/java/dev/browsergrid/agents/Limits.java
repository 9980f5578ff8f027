package dev.browsergrid.agents;

import java.time.Duration;

/// What one run may spend before it is ended: model turns, wall-clock time, and tokens in both directions together.
public record Limits(int maxSteps, Duration maxTime, long maxTokens) {
    public static final Limits DEFAULT = new Limits(50, Duration.ofMinutes(10), 1_000_000);

    public Limits {
        if (maxSteps < 1 || maxTime.isNegative() || maxTime.isZero() || maxTokens < 1) {
            throw new IllegalArgumentException(
                    "limits must be positive, were " + maxSteps + " steps, " + maxTime + ", " + maxTokens + " tokens");
        }
    }
}
