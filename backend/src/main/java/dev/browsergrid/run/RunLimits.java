package dev.browsergrid.run;

import dev.browsergrid.agents.Limits;
import java.time.Duration;

/// What one run may spend: turns of the model, seconds from when it has a browser, tokens in both directions together.
public record RunLimits(int maxSteps, int maxSeconds, long maxTokens) {
    Limits forAgent() {
        return new Limits(maxSteps, Duration.ofSeconds(maxSeconds), maxTokens);
    }
}
