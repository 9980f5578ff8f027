package dev.browsergrid.account;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How often something may be tried for each key: so many times at once, refilled evenly over the window. It knows the
/// keys used last only, so that nobody can fill the memory with new ones.
public final class Allowance {
    private static final int MOST_KEYS = 10_000;

    private final int attempts;
    private final Duration window;
    private final TimeMeter time;
    // guarded by itself
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_KEYS;
        }
    };

    public Allowance(int attempts, Duration window, InstantSource clock) {
        this.attempts = attempts;
        this.window = window;
        this.time = new TimeMeter() {
            @Override
            public long currentTimeNanos() {
                return Duration.ofMillis(clock.millis()).toNanos();
            }

            @Override
            public boolean isWallClockBased() {
                return true;
            }
        };
    }

    /// Uses up one attempt. Answers how long to wait when there is none.
    public Optional<Duration> take(String key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /// How long to wait for an attempt, if there is none now. Uses up nothing.
    public Optional<Duration> pause(String key) {
        EstimationProbe probe = bucket(key).estimateAbilityToConsume(1);
        return probe.canBeConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /// Gives back the attempt that was taken for something that turned out to be right.
    public void giveBack(String key) {
        bucket(key).addTokens(1);
    }

    int keys() {
        synchronized (buckets) {
            return buckets.size();
        }
    }

    private Bucket bucket(String key) {
        synchronized (buckets) {
            return buckets.computeIfAbsent(
                    key,
                    _ -> Bucket.builder()
                            .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, window))
                            .withCustomTimePrecision(time)
                            .build());
        }
    }
}
