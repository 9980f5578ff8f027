package dev.browsergrid.usage.http;

import dev.browsergrid.account.Person;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The sum of one day, person, session or chat, with what it is called. What has neither day, person, session nor chat
/// is
/// all that belongs to no chat.
record UsageRow(
        @Nullable LocalDate day,
        @Nullable Person user,
        @Nullable UUID sessionId,
        @Nullable UUID chatId,
        @Nullable String name,
        UsageSum sum) {
    static UsageRow unused(LocalDate day) {
        return new UsageRow(day, null, null, null, null, UsageSum.NOTHING);
    }
}
