package dev.browsergrid.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.agents.model.ModelPrice;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ImageContent;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/// What a run may still ask its model.
class SpendingTest {
    private static final Duration LONG = Duration.ofHours(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void whatever_a_model_uses_within_its_bounds_neither_tokens_nor_money_go_beyond_the_limits() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            long mostTokens = random.nextLong(1, 60_000);
            long mostMicros = random.nextLong(1, 200_000);
            long perMinute = random.nextLong(0, 5_000);
            ModelPrice price = new ModelPrice(random.nextLong(0, 20_000_000), random.nextLong(0, 80_000_000));
            Spending spending = spending(mostTokens, Optional.of(new Budget(mostMicros, perMinute)), price);
            long tokens = 0;
            long micros = 0;
            ChatRequest request = asking("x".repeat(random.nextInt(1, 30_000)));
            for (int step = 1; step <= 50 && spending.exhausted(step, request).isEmpty(); step++) {
                int longest = spending.bounded(request).maxOutputTokens();
                int input = random.nextInt(Math.toIntExact(Tokens.atMost(request)) + 1);
                int output = random.nextInt(longest + 1);
                spending.count(step, request, used(input, output));
                tokens += input + output;
                micros += price.microsFor(input, output);
                now.updateAndGet(time -> time.plusMillis(random.nextLong(100)));
            }
            assertThat(tokens).as("seed " + seed).isLessThanOrEqualTo(mostTokens);
            assertThat(micros).as("seed " + seed).isLessThanOrEqualTo(mostMicros);
        }
    }

    @Test
    void a_minute_of_the_browser_is_paid_from_the_same_money_waiting_or_not() throws InterruptedException {
        Spending spending = spending(1_000_000, Optional.of(new Budget(4_000, 2_000)), ModelPrice.FREE);
        now.updateAndGet(time -> time.plusSeconds(60));
        assertThat(spending.exhausted(1, asking("go"))).isEmpty();
        spending.free(() -> now.updateAndGet(time -> time.plusSeconds(60)));
        assertThat(spending.exhausted(2, asking("go")))
                .contains(new Outcome.Failed(
                        FailureCode.COST_LIMIT_REACHED, "The task was not done within 0.004 US dollars."));
    }

    @Test
    void the_built_in_model_uses_no_tokens_whatever_it_is_told() {
        ModelInfo offline = new ModelInfo("offline/rules", "offline", "Offline", false, true);
        Limits limits = new Limits(50, LONG, 1, Optional.of(new Budget(1, 0)));
        Spending spending = new Spending(limits, offline, now::get);
        assertThat(spending.exhausted(1, asking("x".repeat(50_000)))).isEmpty();
    }

    @Test
    void an_answer_is_bounded_only_where_that_could_matter() {
        assertThat(spending(1_000_000, Optional.empty(), ModelPrice.FREE)
                        .bounded(asking("go"))
                        .maxOutputTokens())
                .isNull();
        assertThat(spending(1_000, Optional.empty(), ModelPrice.FREE)
                        .bounded(asking("go"))
                        .maxOutputTokens())
                .isLessThan(1_000);
        assertThat(spending(1_000_000, Optional.of(new Budget(1_000_000, 0)), ModelPrice.FREE)
                        .bounded(asking("go"))
                        .maxOutputTokens())
                .isEqualTo(Spending.LARGEST_ANSWER);
    }

    @Test
    void a_picture_counts_as_what_vendors_take_of_one_and_foreign_letters_as_a_token_each() {
        ChatRequest picture = ChatRequest.builder()
                .messages(UserMessage.from(ImageContent.from("x".repeat(90_000), "image/jpeg")))
                .build();
        assertThat(Tokens.atMost(picture)).isBetween(1_600L, 1_700L);
        assertThat(Tokens.atMost(asking("日".repeat(900)))).isBetween(900L, 1_000L);
    }

    private Spending spending(long tokens, Optional<Budget> budget, ModelPrice price) {
        ModelInfo model = new ModelInfo("test/m", "test", "M", false, false, Optional.of(price));
        return new Spending(new Limits(50, LONG, tokens, budget), model, now::get);
    }

    private static ChatRequest asking(String words) {
        return ChatRequest.builder().messages(UserMessage.from(words)).build();
    }

    private static ChatResponse used(int input, int output) {
        return ChatResponse.builder()
                .aiMessage(AiMessage.from("ok"))
                .tokenUsage(new TokenUsage(input, output))
                .build();
    }
}
