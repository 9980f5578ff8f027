package dev.browsergrid.webhook;

import java.time.Duration;
import java.util.Optional;

/// How long to wait before an address is tried again: ten seconds first, each time three times as long, six
/// hours at most, for about a day altogether. Pure.
final class Backoff {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final int FACTOR = 3;
    /// Ten pauses of together 24 hours lie between them.
    static final int MOST_ATTEMPTS = 11;

    private Backoff() {}

    /// The pause after so many attempts that failed; empty when that is enough.
    static Optional<Duration> after(int attempts) {
        if (attempts >= MOST_ATTEMPTS) {
            return Optional.empty();
        }
        Duration pause = FIRST;
        for (int attempt = 1; attempt < attempts; attempt++) {
            pause = pause.multipliedBy(FACTOR);
        }
        return Optional.of(pause.compareTo(LONGEST) < 0 ? pause : LONGEST);
    }
}
