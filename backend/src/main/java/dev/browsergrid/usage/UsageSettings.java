package dev.browsergrid.usage;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a minute of a browser costs, in which currency, and how many minutes a person may use in a calendar month (UTC)
/// who has no limit of their own; none is as many as they like.
@ConfigurationProperties("browsergrid.usage")
record UsageSettings(
        @DefaultValue("0.002") BigDecimal pricePerMinute,
        @DefaultValue("USD") Currency currency,
        Optional<Integer> monthlyMinutes) {
    private static final int DECIMALS = 6;
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1_000);

    UsageSettings {
        if (pricePerMinute.signum() < 0
                || pricePerMinute.compareTo(HIGHEST) > 0
                || pricePerMinute.stripTrailingZeros().scale() > DECIMALS) {
            throw new IllegalArgumentException(
                    "browsergrid.usage.price-per-minute must be within 0..1000 with at most six decimals, was "
                            + pricePerMinute);
        }
        if (monthlyMinutes.filter(minutes -> minutes < 0).isPresent()) {
            throw new IllegalArgumentException("browsergrid.usage.monthly-minutes must not be negative");
        }
    }

    UsagePrice price() {
        return new UsagePrice(pricePerMinute.movePointRight(DECIMALS).longValueExact(), currency.getCurrencyCode());
    }
}
