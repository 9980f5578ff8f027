package dev.browsergrid.agents;

import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.agents.model.ModelPrice;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// What a run has left of its limits. A model is asked only while the largest prompt that this may
/// be, with an answer that is worth having, is within them; near the end its answer is bounded.
/// Confined to the run's thread.
final class Spending {
    /// As long as an answer is usually let become.
    static final int LARGEST_ANSWER = 8_192;
    /// A shorter one holds no more than half a thought.
    static final int SMALLEST_ANSWER = 256;

    private static final ModelInfo NO_MODEL = new ModelInfo("none", "none", "None", false, true);
    private static final int DECIMALS = 6;

    private final Limits limits;
    private final InstantSource clock;
    private final Instant begun;
    private ModelInfo model;
    private long tokens;
    private long micros;
    private Instant deadline;

    /// Where no model is asked.
    Spending(Limits limits, InstantSource clock) {
        this(limits, NO_MODEL, clock);
    }

    Spending(Limits limits, ModelInfo model, InstantSource clock) {
        this.limits = limits;
        this.model = model;
        this.clock = clock;
        this.begun = clock.instant();
        this.deadline = begun.plus(limits.maxTime());
    }

    AgentEvent.ModelUsed count(int step, ChatRequest request, ChatResponse response) {
        Tokens.Count used = Tokens.used(request, response);
        Optional<Long> cost = model.price().map(price -> price.microsFor(used.input(), used.output()));
        tokens += used.input() + used.output();
        micros += cost.orElse(0L);
        return new AgentEvent.ModelUsed(step, used.input(), used.output(), cost);
    }

    Duration timeLeft() {
        return Duration.between(clock.instant(), deadline);
    }

    /// Something that takes time but not the run's.
    interface Wait<T> {
        T end() throws InterruptedException;
    }

    /// Waits without spending the run's time. Its browser costs what it costs meanwhile.
    <T> T free(Wait<T> wait) throws InterruptedException {
        Instant from = clock.instant();
        try {
            return wait.end();
        } finally {
            deadline = deadline.plus(Duration.between(from, clock.instant()));
        }
    }

    /// Why the run may not ask its model this; empty when it may.
    Optional<Outcome> exhausted(int step, ChatRequest request) {
        if (step > limits.maxSteps()) {
            return failed(FailureCode.MAX_STEPS, limits.maxSteps() + " steps");
        }
        if (!timeLeft().isPositive()) {
            return Optional.of(outOfTime());
        }
        long prompt = promptAtMost(request);
        if (answerWithinTokens(prompt) < SMALLEST_ANSWER) {
            return failed(FailureCode.MAX_TOKENS, limits.maxTokens() + " tokens");
        }
        if (answerWithinMoney(prompt) < SMALLEST_ANSWER) {
            long most = limits.budget().orElseThrow().micros();
            return failed(FailureCode.COST_LIMIT_REACHED, dollars(most) + " US dollars");
        }
        return Optional.empty();
    }

    /// The request with an answer no longer than what is left, where that could matter.
    ChatRequest bounded(ChatRequest request) {
        long prompt = promptAtMost(request);
        long most = Math.min(LARGEST_ANSWER, Math.min(answerWithinTokens(prompt), answerWithinMoney(prompt)));
        if (most == LARGEST_ANSWER && limits.budget().isEmpty()) {
            return request;
        }
        ChatRequestParameters bound = ChatRequestParameters.builder()
                .maxOutputTokens(Math.toIntExact(most))
                .build();
        return ChatRequest.builder()
                .messages(request.messages())
                .parameters(request.parameters().overrideWith(bound))
                .build();
    }

    Outcome outOfTime() {
        return notWithin(FailureCode.MAX_SECONDS, limits.maxTime().toSeconds() + " seconds");
    }

    private long promptAtMost(ChatRequest request) {
        return model.offline() ? 0 : Tokens.atMost(request);
    }

    private long answerWithinTokens(long prompt) {
        long left = limits.maxTokens() - tokens;
        return model.offline() && left > 0 ? LARGEST_ANSWER : left - prompt;
    }

    private long answerWithinMoney(long prompt) {
        return limits.budget()
                .map(budget -> {
                    long left = budget.micros() - micros - browser(budget);
                    return left > 0 ? price().answerFor(left, prompt) : 0;
                })
                .orElse(Long.MAX_VALUE);
    }

    private ModelPrice price() {
        return model.price().orElseThrow(() -> new IllegalStateException("nobody knows what " + model.id() + " costs"));
    }

    private long browser(Budget budget) {
        long millis = Duration.between(begun, clock.instant()).toMillis();
        return Math.ceilDiv(
                Math.multiplyExact(budget.browserMicrosPerMinute(), millis),
                Duration.ofMinutes(1).toMillis());
    }

    private static String dollars(long micros) {
        return BigDecimal.valueOf(micros, DECIMALS).stripTrailingZeros().toPlainString();
    }

    private static Optional<Outcome> failed(FailureCode code, String limit) {
        return Optional.of(notWithin(code, limit));
    }

    private static Outcome notWithin(FailureCode code, String limit) {
        return new Outcome.Failed(code, "The task was not done within " + limit + ".");
    }
}
