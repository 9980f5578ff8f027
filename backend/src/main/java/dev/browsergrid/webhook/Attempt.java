package dev.browsergrid.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One time an address was tried: the status it answered with, or why there was none (`blocked`,
/// `unknown_host`, `connection_failed`, `timed_out`, `no_http`).
@Schema(name = "WebhookAttempt")
record Attempt(
        Instant at, @Nullable Integer statusCode, @Nullable String error, long tookMs) {
    private static final int OK = 200;
    private static final int REDIRECT = 300;

    boolean worked() {
        return statusCode != null && statusCode >= OK && statusCode < REDIRECT;
    }
}
