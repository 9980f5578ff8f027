package dev.browsergrid.node.host;

import dev.browsergrid.profiles.ArchiveLimits;
import java.time.Duration;
import java.util.List;

/// How the node host works. `flags` are added to Chromium's command line; `launchesAtOnce` bounds how many start at
/// the same time, because more than the processors can carry only makes all of them slow.
public record NodeHostSettings(
        List<String> flags,
        int launchesAtOnce,
        Duration startTimeout,
        Duration closeTimeout,
        Duration answerTimeout,
        ArchiveLimits archiveLimits) {
    public NodeHostSettings {
        flags = List.copyOf(flags);
        if (launchesAtOnce < 1) {
            throw new IllegalArgumentException("launchesAtOnce must be at least 1, was " + launchesAtOnce);
        }
        if (!startTimeout.isPositive() || !closeTimeout.isPositive() || !answerTimeout.isPositive()) {
            throw new IllegalArgumentException("timeouts must be positive");
        }
    }

    /// Fit for this machine.
    public static NodeHostSettings defaults() {
        return new NodeHostSettings(
                List.of(),
                Runtime.getRuntime().availableProcessors(),
                Duration.ofSeconds(60),
                Duration.ofSeconds(15),
                Duration.ofSeconds(2),
                ArchiveLimits.DEFAULT);
    }
}
