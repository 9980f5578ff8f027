package dev.browsergrid.run.oversight;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long runs wait for people: for an approval, which is a no after that; for an answer, after which the run ends
/// with its question; and while somebody has paused them, after which they end.
@ConfigurationProperties("browsergrid.oversight")
record OversightSettings(
        @DefaultValue("3m") Duration approvalPatience,
        @DefaultValue("10m") Duration inputPatience,
        @DefaultValue("30m") Duration longestPause) {}
