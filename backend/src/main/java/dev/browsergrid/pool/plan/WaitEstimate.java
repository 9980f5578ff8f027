package dev.browsergrid.pool.plan;

import java.time.Duration;
import java.util.Optional;

/// How long a claim may have to wait. Pure. It is an average's word, not a promise, so it is not given where there is
/// nothing to average.
public final class WaitEstimate {
    private WaitEstimate() {}

    /// `free` is how many more browsers may be in use now. Who is among the next of these only waits for one to come
    /// up; everyone behind waits until as many leases end as stand before them, and with `concurrency` of them running
    /// side by side one ends every `leaseLength / concurrency`.
    public static Optional<Duration> of(
            int position, int free, int concurrency, Optional<Duration> leaseLength, Optional<Duration> start) {
        if (position <= free) {
            return start.map(WaitEstimate::wholeSeconds);
        }
        int ends = position - Math.max(0, free);
        return leaseLength.map(
                length -> wholeSeconds(length.multipliedBy(ends).dividedBy(Math.max(1, concurrency))));
    }

    private static Duration wholeSeconds(Duration time) {
        return Duration.ofSeconds(Math.max(1, time.plusMillis(999).toSeconds()));
    }
}
