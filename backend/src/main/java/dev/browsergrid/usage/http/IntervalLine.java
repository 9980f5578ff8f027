package dev.browsergrid.usage.http;

import dev.browsergrid.platform.Csv;
import java.math.BigDecimal;

/// Writes intervals as lines of a CSV file. Money is in the currency itself, all six decimals of it, so that a column
/// adds up to what the API says.
final class IntervalLine {
    private static final int DECIMALS = 6;

    private IntervalLine() {}

    static String header() {
        return Csv.line(
                "id",
                "session_id",
                "session",
                "chat_id",
                "user_id",
                "user",
                "kind",
                "billed",
                "started_at",
                "ended_at",
                "ms",
                "price_per_minute",
                "cost",
                "currency");
    }

    static String of(UsageInterval interval, String currency) {
        return Csv.line(
                interval.id().toString(),
                interval.sessionId().toString(),
                interval.sessionName(),
                interval.chatId() == null ? null : interval.chatId().toString(),
                interval.user().id().toString(),
                interval.user().email(),
                interval.kind(),
                Boolean.toString(interval.billed()),
                interval.startedAt().toString(),
                interval.endedAt() == null ? null : interval.endedAt().toString(),
                Long.toString(interval.ms()),
                money(interval.priceMicros()),
                money(interval.costMicros()),
                currency);
    }

    private static String money(long micros) {
        return BigDecimal.valueOf(micros, DECIMALS).toPlainString();
    }
}
