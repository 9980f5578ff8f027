package dev.browsergrid.webhook;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing an address is told: the event of the run that made it, and each attempt so far.
record WebhookDelivery(
        UUID id,
        String type,
        Status status,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        List<Attempt> attempts) {
    enum Status {
        /// It is tried, now or later.
        PENDING,
        /// It was heard.
        DELIVERED,
        /// It was tried for a day in vain.
        GIVEN_UP;

        @JsonValue
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
