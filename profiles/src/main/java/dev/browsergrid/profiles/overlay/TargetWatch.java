package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpConnection;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Looks again whenever a target comes, goes or changes.
public record TargetWatch(CdpConnection connection) {
    /// Looks until what is seen is as wanted or time is up, and answers what was seen last.
    public <T> T await(Duration timeout, Supplier<T> look, Predicate<T> enough) {
        return await(timeout, look, enough, timeout);
    }

    /// As above; gives up early when nothing has changed for `quiet`.
    <T> T await(Duration timeout, Supplier<T> look, Predicate<T> enough, Duration quiet) {
        Semaphore changed = new Semaphore(0);
        Runnable stop = connection.onEvent(event -> {
            if (event.method().startsWith("Target.target")) {
                changed.release();
            }
        });
        try {
            connection.call("Target.setDiscoverTargets", Map.of("discover", true));
            long deadline = System.nanoTime() + timeout.toNanos();
            T seen = look.get();
            while (!enough.test(seen)) {
                long left = Math.min(quiet.toNanos(), deadline - System.nanoTime());
                if (!changed.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                    break;
                }
                changed.drainPermits();
                seen = look.get();
            }
            return seen;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for tabs", stopped);
        } finally {
            stop.run();
        }
    }
}
