package dev.browsergrid.chat;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A conversation as the API shows it. `activeRunId` is the oldest run that is not over. The browser of a `persistent`
/// one is kept between messages while somebody has it open, and billed; it runs on so since `keptSince`, if it does
/// now. `branchedFrom` is the chat it is a branch of, as long as that exists.
record Chat(
        UUID id,
        String title,
        String model,
        Instant createdAt,
        Instant updatedAt,
        ChatSession session,
        @Nullable UUID activeRunId,
        boolean persistent,
        @Nullable Instant keptSince,
        @Nullable Origin branchedFrom) {

    /// Where a branch began: a chat, and the last of its messages that was copied.
    @Schema(name = "ChatOrigin")
    record Origin(UUID chatId, UUID messageId, String title) {}

    /// The chat's browser session: its id and where it is.
    record ChatSession(
            UUID id,

            @Schema(allowableValues = {"queued", "starting", "active", "held", "parking", "parked", "ended"})
            String status) {}
}
