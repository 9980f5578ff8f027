package dev.browsergrid.run;

import dev.browsergrid.agents.ModelPatience;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What one run may spend, how long it waits for a browser and for a silent model, how many one server works on at
/// once, and how many may wait in one session and of one person.
@ConfigurationProperties("browsergrid.run")
record RunSettings(
        @DefaultValue("50") int maxSteps,
        @DefaultValue("10m") Duration maxTime,
        @DefaultValue("1000000") long maxTokens,
        @DefaultValue("5m") Duration browserPatience,
        @DefaultValue("90s") Duration modelPatience,
        @DefaultValue("32") int atOnce,
        @DefaultValue("20") int queuedPerSession,
        @DefaultValue("200") int queuedPerPerson) {
    /// The most a run may be allowed.
    RunLimits limits() {
        return new RunLimits(maxSteps, Math.toIntExact(maxTime.toSeconds()), maxTokens, null);
    }

    ModelPatience patience() {
        ModelPatience usual = ModelPatience.DEFAULT;
        return new ModelPatience(modelPatience, usual.retries(), usual.firstPause(), usual.longestPause());
    }
}
