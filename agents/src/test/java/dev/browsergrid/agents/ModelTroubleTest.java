package dev.browsergrid.agents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.agents.model.Wire;
import dev.browsergrid.agents.wire.Brain;
import dev.browsergrid.agents.wire.Fault;
import dev.browsergrid.agents.wire.OpenAiWireServer;
import dev.browsergrid.agents.wire.WireServer;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(20)
class ModelTroubleTest {
    private final List<AgentEvent> events = new CopyOnWriteArrayList<>();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void a_failing_server_is_asked_again_with_growing_pauses() {
        ScriptedModel model = new ScriptedModel()
                .fails(new InternalServerException("overloaded"))
                .fails(new RuntimeException("stream was cut"))
                .says("ok");
        assertThat(run(model, patience(Duration.ofSeconds(5)))).isEqualTo(new Outcome.Completed("ok", true));
        assertThat(retries().stream().map(AgentEvent.ModelRetried::pause))
                .containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
    }

    @Test
    void three_retries_are_enough() {
        ScriptedModel model = new ScriptedModel().fails(new InternalServerException("overloaded"));
        assertThat(run(model, patience(Duration.ofSeconds(5))))
                .isEqualTo(new Outcome.Failed(
                        FailureCode.MODEL_ERROR,
                        "The model's server could not be reached or failed. It said: overloaded"));
        assertThat(model.requests()).hasSize(4);
    }

    @ParameterizedTest
    @EnumSource
    void the_pause_the_server_names_is_kept(Wire wire) {
        try (WireServer server = wire.server(Brain.saying("ok"))) {
            server.failNext(Fault.rateLimited(Duration.ofSeconds(1)));
            assertThat(run(wire.model(server), patience(Duration.ofSeconds(5))))
                    .isEqualTo(new Outcome.Completed("ok", true));
            assertThat(retries()).singleElement().satisfies(retry -> {
                assertThat(retry.pause()).isEqualTo(Duration.ofSeconds(1));
                assertThat(retry.problem()).contains("limits the rate of requests");
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_pause_nobody_would_wait_for_ends_the_run(Wire wire) {
        try (WireServer server = wire.server(Brain.saying("ok"))) {
            server.failNext(Fault.rateLimited(Duration.ofDays(1)));
            assertThat(run(wire.model(server), patience(Duration.ofSeconds(5)))).isInstanceOf(Outcome.Failed.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_refused_key_is_not_tried_again() {
        try (WireServer server = new OpenAiWireServer(Brain.saying("ok"))) {
            server.failNext(Fault.badKey());
            assertThat(run(Wire.OPENAI.model(server), patience(Duration.ofSeconds(5))))
                    .isEqualTo(new Outcome.Failed(
                            FailureCode.MODEL_ERROR,
                            "OpenAI refused the API key. Check OPENAI_API_KEY and restart, or pick another model."));
            assertThat(server.requests()).hasSize(1);
            assertThat(retries()).isEmpty();
        }
    }

    @Test
    void a_model_that_never_answers_is_asked_once_more() {
        ScriptedModel model = new ScriptedModel().hangs();
        assertThat(run(model, patience(Duration.ofMillis(50))))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.message()).contains("did not answer"));
        assertThat(model.requests()).hasSize(2);
    }

    @Test
    void words_arrive_in_batches_and_in_order() {
        ScriptedModel model = new ScriptedModel().says("I ", "am ", "done");
        run(model, patience(Duration.ofSeconds(5)));
        List<String> words = events.stream()
                .filter(AgentEvent.TextDelta.class::isInstance)
                .map(event -> ((AgentEvent.TextDelta) event).text())
                .toList();
        assertThat(String.join("", words)).isEqualTo("I am done");
        assertThat(words.size()).isLessThan(3);
    }

    @Test
    void cancelling_ends_a_run_whose_model_hangs() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        ScriptedModel model = new ScriptedModel().then((_, _) -> asked.countDown());
        assertCancelledSoon(model, asked, ModelPatience.DEFAULT);
    }

    @Test
    void cancelling_ends_a_run_whose_model_blocks_the_thread() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        ScriptedModel model = new ScriptedModel().then((_, _) -> {
            asked.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        assertCancelledSoon(model, asked, ModelPatience.DEFAULT);
    }

    @Test
    void cancelling_ends_the_pause_before_a_retry() throws Exception {
        CountDownLatch pausing = new CountDownLatch(1);
        ScriptedModel model = new ScriptedModel().fails(new InternalServerException("overloaded"));
        EventSink sink = event -> {
            if (event instanceof AgentEvent.ModelRetried) {
                pausing.countDown();
            }
        };
        ModelPatience slow =
                new ModelPatience(Duration.ofSeconds(5), 3, Duration.ofSeconds(50), Duration.ofSeconds(60));
        assertCancelledSoon(model, pausing, slow, sink);
    }

    private void assertCancelledSoon(ScriptedModel model, CountDownLatch ready, ModelPatience patience)
            throws Exception {
        assertCancelledSoon(model, ready, patience, events::add);
    }

    private void assertCancelledSoon(ScriptedModel model, CountDownLatch ready, ModelPatience patience, EventSink sink)
            throws Exception {
        CompletableFuture<Outcome> outcome = CompletableFuture.supplyAsync(
                () -> new Agent(model, ScriptedModel.TEXT, patience, InstantSource.system())
                        .run(Task.of("go"), PaperComputer.willing(), sink, cancellation),
                Thread::startVirtualThread);
        assertThat(ready.await(5, TimeUnit.SECONDS)).isTrue();
        cancellation.cancel();
        assertThat(outcome.get(1, TimeUnit.SECONDS)).isEqualTo(new Outcome.Cancelled());
    }

    private static ModelPatience patience(Duration silence) {
        return new ModelPatience(silence, 3, Duration.ofMillis(10), Duration.ofSeconds(1));
    }

    private Outcome run(StreamingChatModel model, ModelPatience patience) {
        return new Agent(model, ScriptedModel.TEXT, patience, InstantSource.system())
                .run(Task.of("go"), PaperComputer.willing(), events::add, cancellation);
    }

    private List<AgentEvent.ModelRetried> retries() {
        return events.stream()
                .filter(AgentEvent.ModelRetried.class::isInstance)
                .map(AgentEvent.ModelRetried.class::cast)
                .toList();
    }
}
