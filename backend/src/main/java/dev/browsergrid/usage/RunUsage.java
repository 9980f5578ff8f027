package dev.browsergrid.usage;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one message took: waiting for its turn and a browser, starting or thawing it, the agent's work, freezing it
/// again. Of these all but the waiting, `unbilled_ms`, is billed; of a browser its user had in use anyway, only the
/// agent's work is counted. `modelCostMicros` is what its model calls cost, each rounded up, in millionths of a US
/// dollar; missing where a price is not known. `costMicros` is the browser's, in millionths of
/// `currency`. Final once it is `settled`; until then counted up to now.
public record RunUsage(
        long inputTokens,
        long outputTokens,
        long queuedMs,
        long thawedMs,
        long activeMs,
        long frozenMs,
        long billedMs,
        long unbilledMs,
        long costMicros,
        String currency,
        @Nullable Long modelCostMicros,
        boolean settled) {

    /// The moments of a run, and what its use of a browser adds up to.
    record Course(
            long inputTokens,
            long outputTokens,
            Instant createdAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Instant browserFrom,
            @Nullable Instant browserUntil,
            boolean inUse,
            long billedMs,
            long costMicros,
            @Nullable Long modelCostMicros) {}

    static RunUsage of(Course course, Instant now, String currency) {
        Instant finished = or(course.finishedAt(), now);
        Instant started = or(course.startedAt(), finished);
        Instant browser = or(course.browserFrom(), started);
        Instant waited = browser.isBefore(course.createdAt()) ? course.createdAt() : browser;
        long queued = between(course.createdAt(), waited);
        return new RunUsage(
                course.inputTokens(),
                course.outputTokens(),
                queued,
                course.browserFrom() == null ? 0 : between(waited, started),
                course.startedAt() == null ? 0 : between(started, finished),
                course.finishedAt() == null ? 0 : between(finished, or(course.browserUntil(), finished)),
                course.billedMs(),
                queued,
                course.costMicros(),
                currency,
                course.modelCostMicros(),
                course.finishedAt() != null && !course.inUse());
    }

    private static Instant or(@Nullable Instant time, Instant other) {
        return time == null ? other : time;
    }

    private static long between(Instant from, Instant until) {
        return Math.max(0, Duration.between(from, until).toMillis());
    }
}
