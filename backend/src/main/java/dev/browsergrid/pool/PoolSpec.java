package dev.browsergrid.pool;

/// What a pool promises: `min` browsers kept warm, at most `max` in existence, at most `maxConcurrency` in use at once,
/// none held longer than `timeoutMinutes`.
public record PoolSpec(int min, int max, int maxConcurrency, int timeoutMinutes) {
    public PoolSpec {
        if (min < 0 || min > max) {
            throw new IllegalArgumentException("min must be within 0.." + max + ", was " + min);
        }
        if (maxConcurrency < 1 || timeoutMinutes < 1) {
            throw new IllegalArgumentException("max_concurrency and timeout_minutes must be at least 1, were "
                    + maxConcurrency + " and " + timeoutMinutes);
        }
    }
}
