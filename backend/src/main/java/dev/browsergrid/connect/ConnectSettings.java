package dev.browsergrid.connect;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long a claimed browser waits for its first client, how long it stays after its last one unless the claim says
/// otherwise, and how long a claim waits for a browser, unless it says otherwise, and at most.
@ConfigurationProperties("browsergrid.connect")
record ConnectSettings(
        @DefaultValue("10s") Duration attachWithin,
        @DefaultValue("2s") Duration keepAlive,
        @DefaultValue("20s") Duration patience,
        @DefaultValue("5m") Duration longestPatience) {
    ConnectSettings {
        if (!attachWithin.isPositive()
                || keepAlive.isNegative()
                || patience.isNegative()
                || longestPatience.compareTo(patience) < 0) {
            throw new IllegalArgumentException("the times of browsergrid.connect must fit together");
        }
    }
}
