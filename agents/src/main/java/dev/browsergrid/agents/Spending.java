package dev.browsergrid.agents;

import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What a run has left of its limits. Confined to the run's thread.
final class Spending {
    private final Limits limits;
    private final InstantSource clock;
    private final Tokens tokens = new Tokens();
    private Instant deadline;

    Spending(Limits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.deadline = clock.instant().plus(limits.maxTime());
    }

    AgentEvent count(int step, ChatRequest request, ChatResponse response) {
        return tokens.count(step, request, response);
    }

    Duration timeLeft() {
        return Duration.between(clock.instant(), deadline);
    }

    /// Something that takes time but not the run's.
    interface Wait<T> {
        T end() throws InterruptedException;
    }

    /// Waits without spending the run's time.
    <T> T free(Wait<T> wait) throws InterruptedException {
        Instant begun = clock.instant();
        try {
            return wait.end();
        } finally {
            deadline = deadline.plus(Duration.between(begun, clock.instant()));
        }
    }

    /// Why the run may not take this step; empty when it may.
    Optional<Outcome> exhausted(int step) {
        if (step > limits.maxSteps()) {
            return failed(FailureCode.MAX_STEPS, limits.maxSteps() + " steps");
        }
        if (!timeLeft().isPositive()) {
            return Optional.of(outOfTime());
        }
        if (tokens.total() >= limits.maxTokens()) {
            return failed(FailureCode.MAX_TOKENS, limits.maxTokens() + " tokens");
        }
        return Optional.empty();
    }

    Outcome outOfTime() {
        return notWithin(FailureCode.MAX_SECONDS, limits.maxTime().toSeconds() + " seconds");
    }

    private static Optional<Outcome> failed(FailureCode code, String limit) {
        return Optional.of(notWithin(code, limit));
    }

    private static Outcome notWithin(FailureCode code, String limit) {
        return new Outcome.Failed(code, "The task was not done within " + limit + ".");
    }
}
