package dev.browsergrid.profiles.cdp;

import java.time.Duration;

/// How patient and how roomy a connection is. `maxMessageChars` bounds one message from Chromium, `maxQueuedEvents`
/// the events that wait for a listener; the connection closes when either is exceeded.
public record CdpSettings(Duration connectTimeout, Duration callTimeout, int maxMessageChars, int maxQueuedEvents) {
    public static final CdpSettings DEFAULT =
            new CdpSettings(Duration.ofSeconds(10), Duration.ofSeconds(30), 256 * 1024 * 1024, 10_000);

    public CdpSettings {
        if (!connectTimeout.isPositive() || !callTimeout.isPositive()) {
            throw new IllegalArgumentException("timeouts must be positive");
        }
        if (maxMessageChars < 1 || maxQueuedEvents < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }
}
