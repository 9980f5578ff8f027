package dev.browsergrid.run;

import dev.browsergrid.usage.UsagePrice;
import java.math.BigDecimal;
import java.time.Duration;

/// What somebody is told who wants a browser to run on without a run: for how long, and at what price. Pure.
final class IdleWarning {
    private static final int DECIMALS = 6;

    private IdleWarning() {}

    static Run.Warning of(UsagePrice price, Duration longest) {
        BigDecimal hour = BigDecimal.valueOf(price.microsPerHour(), DECIMALS).stripTrailingZeros();
        return new Run.Warning(
                "idle_time_billed",
                "When the run is over its browser runs on for at most " + longest.toMinutes() + " minutes, which is"
                        + " billed at " + hour.toPlainString() + " " + price.currency()
                        + " an hour, until its session is released.");
    }
}
