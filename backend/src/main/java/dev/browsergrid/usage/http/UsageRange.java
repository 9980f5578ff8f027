package dev.browsergrid.usage.http;

import dev.browsergrid.platform.Problem;
import dev.browsergrid.usage.BillingMonth;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The time an answer is about, seen from `now`: what still runs is counted up to then, and what comes later is not
/// known. Ends are in milliseconds, as all intervals are.
record UsageRange(Instant from, Instant to, Instant now) {
    private static final Duration LONGEST = Duration.ofDays(800);

    /// Without `from` from the beginning of the running month, without `to` up to now.
    ///
    /// @throws Problem `range_invalid`
    static UsageRange of(@Nullable Instant from, @Nullable Instant to, Instant now) {
        Instant begins = from == null ? BillingMonth.of(now).begins() : from.truncatedTo(ChronoUnit.MILLIS);
        Instant ends = to == null ? now : to.truncatedTo(ChronoUnit.MILLIS);
        if (!begins.isBefore(ends)) {
            throw Problem.invalid("range_invalid", "The range must begin before it ends.");
        }
        if (Duration.between(begins, ends).compareTo(LONGEST) > 0) {
            throw Problem.invalid("range_invalid", "A range may have " + LONGEST.toDays() + " days at most.");
        }
        return new UsageRange(begins, ends, now);
    }

    /// Up to when something can be known.
    Instant until() {
        return now.isBefore(to) ? now : to;
    }

    /// The days that something can be known of, the first one first.
    List<LocalDate> days() {
        return from.isBefore(until())
                ? day(from).datesUntil(day(until().minusMillis(1)).plusDays(1)).toList()
                : List.of();
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
