package dev.browsergrid.profiles.chunk.s3;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Waits before the next attempt.
@FunctionalInterface
interface BackOff {
    Duration FIRST = Duration.ofMillis(200);
    Duration LONGEST = Duration.ofSeconds(10);

    /// Waits after so many failed attempts.
    void after(int failed) throws InterruptedException;

    /// Twice as long each time, by a random share of it: many that failed together shall not come back
    /// together.
    static BackOff doubling() {
        return failed -> {
            long most = most(failed).toMillis();
            try {
                new CompletableFuture<Void>()
                        .completeOnTimeout(
                                null, ThreadLocalRandom.current().nextLong(most / 2, most + 1), TimeUnit.MILLISECONDS)
                        .get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a pause cannot fail", e);
            }
        };
    }

    static Duration most(int failed) {
        Duration doubled = FIRST.multipliedBy(1L << Math.min(failed - 1, 20));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
