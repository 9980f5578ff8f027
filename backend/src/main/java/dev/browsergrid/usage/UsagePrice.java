package dev.browsergrid.usage;

import java.time.Duration;

/// What a browser costs from now on, in millionths of the currency. Each interval keeps the price it began with, so a
/// change leaves what was before as it is.
public record UsagePrice(long microsPerMinute, String currency) {
    private static final long MILLIS_PER_MINUTE = 60_000;

    public UsagePrice {
        if (microsPerMinute < 0) {
            throw new IllegalArgumentException("a price must not be negative, was " + microsPerMinute);
        }
    }

    public long microsPerHour() {
        return microsPerMinute * 60;
    }

    /// What so long a use costs, rounded down.
    public long microsFor(Duration use) {
        return Math.multiplyExact(microsPerMinute, use.toMillis()) / MILLIS_PER_MINUTE;
    }
}
