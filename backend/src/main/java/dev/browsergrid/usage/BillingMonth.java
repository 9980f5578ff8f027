package dev.browsergrid.usage;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/// A calendar month in UTC, the same for everybody wherever they are.
public record BillingMonth(Instant begins, Instant ends) {
    /// The month this moment is in.
    public static BillingMonth of(Instant moment) {
        YearMonth month = YearMonth.from(moment.atZone(ZoneOffset.UTC));
        return new BillingMonth(start(month), start(month.plusMonths(1)));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
