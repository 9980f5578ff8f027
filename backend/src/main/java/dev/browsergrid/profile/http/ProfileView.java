package dev.browsergrid.profile.http;

import dev.browsergrid.account.Person;
import dev.browsergrid.profile.Holder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A profile as the API shows it. `size_bytes` and `tabs` are those of its newest snapshot; `holder` is the session
/// that saves to it now; `keep_last` and `keep_days` say which snapshots stay where the server's settings do not.
@Schema(name = "Profile")
record ProfileView(
        UUID id,
        String name,
        String description,
        Person owner,
        @Nullable UUID chatId,
        int snapshots,
        int tabs,
        long sizeBytes,
        @Nullable Integer keepLast,
        @Nullable Integer keepDays,
        @Nullable Holder holder,
        Instant createdAt,
        @Nullable Instant lastUsedAt) {}
