package dev.browsergrid.session.http;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One step in a session's history.
@Schema(name = "SessionEvent")
record SessionEventView(
        long version, String event, String from, String to, @Nullable String reason, Instant at) {}
