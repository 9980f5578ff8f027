package dev.browsergrid.usage.http;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.browsergrid.platform.Problem;
import java.util.Arrays;
import java.util.Locale;

/// What sums are of.
enum UsageGroup {
    /// Each calendar day in UTC.
    DAY,
    USER,
    SESSION,
    /// Each chat; what other sessions used is one sum.
    CHAT;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws Problem `group_invalid`
    static UsageGroup of(String word) {
        return Arrays.stream(values())
                .filter(group -> group.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("group_invalid", "Usage is grouped by day, user, session or chat."));
    }
}
