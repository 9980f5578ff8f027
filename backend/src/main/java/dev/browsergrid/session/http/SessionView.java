package dev.browsergrid.session.http;

import dev.browsergrid.account.Person;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate.Viewport;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A session as the API shows it. `reason` says why it is in its state; `node_id` is for who may manage the pool;
/// `idle_seconds` counts from when it was held or parked; `connect_url` is told to its owner alone, where one
/// session is asked for, while it has a browser: whoever knows the URL may drive that browser.
@Schema(name = "Session")
record SessionView(
        UUID id,
        String name,

        @Schema(allowableValues = {"queued", "starting", "active", "held", "parking", "parked", "ended"})
        String status,

        @Nullable String reason,
        SessionPool pool,
        Person owner,
        @Nullable UUID profileId,
        boolean readOnly,
        @Nullable UUID chatId,
        @Nullable UUID nodeId,
        Viewport viewport,
        EgressLists egress,
        @Nullable Queue queue,
        Instant createdAt,
        @Nullable Instant startedAt,
        Instant changedAt,
        @Nullable Instant expiresAt,
        @Nullable Long idleSeconds,
        long billedMs,
        @Nullable String connectUrl) {

    /// The pool its browsers come from.
    record SessionPool(UUID id, String name) {}

    /// Its place in line while it waits for a browser.
    @Schema(name = "SessionQueue")
    record Queue(int position, @Nullable Integer estimateSeconds) {}

    SessionView billed(long millis) {
        return with(millis, connectUrl);
    }

    SessionView connecting(@Nullable String url) {
        return with(billedMs, url);
    }

    private SessionView with(long millis, @Nullable String url) {
        return new SessionView(
                id,
                name,
                status,
                reason,
                pool,
                owner,
                profileId,
                readOnly,
                chatId,
                nodeId,
                viewport,
                egress,
                queue,
                createdAt,
                startedAt,
                changedAt,
                expiresAt,
                idleSeconds,
                millis,
                url);
    }
}
