package dev.browsergrid.agents;

import java.time.Duration;
import java.util.Optional;

/// What one run may spend before it is ended: model turns, wall-clock time, tokens in both directions together, and
/// perhaps money, for which its model needs a known price.
public record Limits(int maxSteps, Duration maxTime, long maxTokens, Optional<Budget> budget) {
    public static final Limits DEFAULT = new Limits(50, Duration.ofMinutes(10), 1_000_000);

    public Limits {
        if (maxSteps < 1 || maxTime.isNegative() || maxTime.isZero() || maxTokens < 1) {
            throw new IllegalArgumentException(
                    "limits must be positive, were " + maxSteps + " steps, " + maxTime + ", " + maxTokens + " tokens");
        }
    }

    /// As much money as it takes.
    public Limits(int maxSteps, Duration maxTime, long maxTokens) {
        this(maxSteps, maxTime, maxTokens, Optional.empty());
    }
}
