package dev.browsergrid.agents.model;

import java.math.BigDecimal;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long a refusing server asks us to wait: `retry-after-ms`, `Retry-After` in seconds or as a date, or the
/// `retryDelay` that Gemini puts into the body.
final class RetryAfter {
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,9})?");
    private static final Pattern GEMINI_DELAY = Pattern.compile("\"retryDelay\"\\s*:\\s*\"([\\d.]+)s\"");

    private RetryAfter() {}

    static Optional<Duration> of(HttpHeaders headers, String body, Instant now) {
        return headers.firstValue("retry-after-ms")
                .flatMap(text -> amount(text, 1))
                .or(() -> headers.firstValue("retry-after").flatMap(text -> secondsOrDate(text, now)))
                .or(() -> inBody(body));
    }

    private static Optional<Duration> secondsOrDate(String text, Instant now) {
        return amount(text, 1000).or(() -> untilDate(text, now));
    }

    private static Optional<Duration> inBody(String body) {
        Matcher delay = GEMINI_DELAY.matcher(body);
        return delay.find() ? amount(delay.group(1), 1000) : Optional.empty();
    }

    private static Optional<Duration> amount(String text, int millis) {
        if (!NUMBER.matcher(text.strip()).matches()) {
            return Optional.empty();
        }
        BigDecimal total = new BigDecimal(text.strip()).multiply(BigDecimal.valueOf(millis));
        return Optional.of(Duration.ofMillis(total.longValue()));
    }

    private static Optional<Duration> untilDate(String text, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(date.isBefore(now) ? Duration.ZERO : Duration.between(now, date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
