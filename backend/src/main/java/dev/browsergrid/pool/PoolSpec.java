package dev.browsergrid.pool;

import java.util.Optional;

/// What a pool promises: `min` browsers kept warm, at most `max` in existence, at most `maxConcurrency` in use at once,
/// none held longer than `timeoutMinutes`. A warm one that nobody took for `idleMinutes` is replaced by a fresh one
/// (0: never), and one person uses at most `maxPerUser` at once.
public record PoolSpec(
        int min, int max, int maxConcurrency, int timeoutMinutes, int idleMinutes, Optional<Integer> maxPerUser) {
    public PoolSpec {
        if (min < 0 || min > max) {
            throw new IllegalArgumentException("min must be within 0.." + max + ", was " + min);
        }
        if (maxConcurrency < 1 || timeoutMinutes < 1) {
            throw new IllegalArgumentException("max_concurrency and timeout_minutes must be at least 1, were "
                    + maxConcurrency + " and " + timeoutMinutes);
        }
        if (idleMinutes < 0 || maxPerUser.filter(limit -> limit < 1).isPresent()) {
            throw new IllegalArgumentException(
                    "idle_minutes and max_per_user cannot be " + idleMinutes + " and " + maxPerUser);
        }
    }

    /// Without a limit for a person, and with the usual recycling.
    public static PoolSpec of(int min, int max, int maxConcurrency, int timeoutMinutes) {
        return new PoolSpec(min, max, maxConcurrency, timeoutMinutes, 60, Optional.empty());
    }
}
