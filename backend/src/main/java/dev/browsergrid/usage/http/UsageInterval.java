package dev.browsergrid.usage.http;

import dev.browsergrid.account.Person;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One use of a browser. `ms` and `costMicros` are those of the part within the range that was asked for; without
/// `endedAt` it still runs and is counted up to now. A minute costs `priceMicros`, as when it began.
record UsageInterval(
        UUID id,
        UUID leaseId,
        UUID sessionId,
        @Nullable String sessionName,
        @Nullable UUID chatId,
        Person user,

        @Schema(allowableValues = {"active", "held", "persistent_idle"})
        String kind,

        boolean billed,
        Instant startedAt,
        @Nullable Instant endedAt,
        long ms,
        long priceMicros,
        long costMicros) {}
