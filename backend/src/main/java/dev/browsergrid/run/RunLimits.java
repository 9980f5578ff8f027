package dev.browsergrid.run;

import dev.browsergrid.agents.Budget;
import dev.browsergrid.agents.Limits;
import dev.browsergrid.usage.UsagePrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one run may spend: turns of the model, seconds from when it has a browser, tokens in both
/// directions together, and perhaps US dollars, at most six decimals, for model and browser
/// together.
public record RunLimits(
        int maxSteps,
        int maxSeconds,
        long maxTokens,
        @Nullable BigDecimal maxCostUsd) {
    private static final int DECIMALS = 6;

    /// As read from a row; null is as much money as it takes.
    static @Nullable BigDecimal dollars(@Nullable Long micros) {
        if (micros == null) {
            return null;
        }
        BigDecimal exact = BigDecimal.valueOf(micros, DECIMALS).stripTrailingZeros();
        return exact.scale() < 0 ? exact.setScale(0) : exact;
    }

    /// The money in millionths; none is as much as it takes.
    Optional<Long> maxCostMicros() {
        return Optional.ofNullable(maxCostUsd)
                .map(dollars -> dollars.movePointRight(DECIMALS).longValueExact());
    }

    Limits forAgent(UsagePrice browser) {
        return new Limits(
                maxSteps,
                Duration.ofSeconds(maxSeconds),
                maxTokens,
                maxCostMicros().map(micros -> new Budget(micros, browser.microsPerMinute())));
    }
}
