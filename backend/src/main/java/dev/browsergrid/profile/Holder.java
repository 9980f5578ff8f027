package dev.browsergrid.profile;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The session that may save to a profile now, or is about to, and since when.
@Schema(name = "ProfileHolder")
public record Holder(
        UUID sessionId, String sessionName, @Nullable UUID chatId, Instant since) {}
