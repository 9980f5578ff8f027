package dev.browsergrid.usage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one message took: waiting for its turn and a browser, starting or thawing it, the agent's work, freezing it
/// again. Of these all but the waiting is billed. Final once it is `settled`; until then counted up to now.
public record RunUsage(
        long queuedMs,
        long thawedMs,
        long activeMs,
        long frozenMs,
        long billedMs,
        long costMicros,
        String currency,
        boolean settled) {

    /// The moments of a run, and what its use of a browser adds up to.
    record Course(
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant browserFrom,
            @Nullable Instant browserUntil,
            boolean inUse,
            long billedMs,
            long costMicros) {}

    static RunUsage of(Course course, Instant now, String currency) {
        Instant finished = or(course.finishedAt(), now);
        Instant started = or(course.startedAt(), finished);
        Instant browser = or(course.browserFrom(), started);
        Instant waited = browser.isBefore(course.createdAt()) ? course.createdAt() : browser;
        return new RunUsage(
                between(course.createdAt(), waited),
                course.browserFrom() == null ? 0 : between(waited, started),
                course.startedAt() == null ? 0 : between(started, finished),
                course.finishedAt() == null ? 0 : between(finished, or(course.browserUntil(), finished)),
                course.billedMs(),
                course.costMicros(),
                currency,
                course.finishedAt() != null && !course.inUse());
    }

    private static Instant or(@Nullable Instant time, Instant other) {
        return time == null ? other : time;
    }

    private static long between(Instant from, Instant until) {
        return Math.max(0, Duration.between(from, until).toMillis());
    }
}
