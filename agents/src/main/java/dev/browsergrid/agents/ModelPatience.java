package dev.browsergrid.agents;

import java.time.Duration;

/// How long the agent bears with a model's server: the silence it accepts, how often it asks again, its first pause
/// (each further one is twice as long), and the longest pause it accepts when the server names one.
public record ModelPatience(Duration silence, int retries, Duration firstPause, Duration longestPause) {
    public static final ModelPatience DEFAULT =
            new ModelPatience(Duration.ofSeconds(90), 3, Duration.ofSeconds(1), Duration.ofSeconds(60));

    public ModelPatience {
        if (silence.isNegative() || silence.isZero() || retries < 0 || firstPause.isNegative()) {
            throw new IllegalArgumentException(
                    "silence must be positive, retries and pauses not negative: " + silence + ", " + retries);
        }
    }

    /// The pause before attempt `attempt + 1`, unless the server named one.
    Duration pause(int attempt) {
        Duration doubled = firstPause.multipliedBy(1L << Math.min(attempt - 1, 10));
        return doubled.compareTo(longestPause) < 0 ? doubled : longestPause;
    }
}
