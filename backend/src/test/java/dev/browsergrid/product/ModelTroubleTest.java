package dev.browsergrid.product;

import static dev.browsergrid.testing.ScriptedServer.call;
import static dev.browsergrid.testing.ScriptedServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.agents.wire.Brain;
import dev.browsergrid.agents.wire.Fault;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.ScriptedServer;
import dev.browsergrid.testing.TestChat;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/// Models that misbehave: each run ends with words a person understands, the browser is given back, and the chat goes
/// on. They wait much, so they do it together.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(200)
@Order(1)
class ModelTroubleTest {
    private final ScriptedServer scripted =
            new ScriptedServer(Map.of("browsergrid.run.max-steps", "6", "browsergrid.run.max-time", "40s"));
    private final CountDownLatch ending = new CountDownLatch(1);

    @AfterAll
    void stop() {
        ending.countDown();
        scripted.close();
    }

    @Test
    void one_that_calls_tools_there_are_not_is_stopped() {
        RunLog log = scripted.ask("levitate", _ -> response(call("levitate", Map.of())));
        assertThat(log.failure()).isEqualTo("model_confused");
        assertSaysWhy(log);
        assertThat(log.of("action.finished"))
                .allSatisfy(event ->
                        assertThat(event.data().path("error_code").asString()).isEqualTo("unknown_tool"));
    }

    @Test
    void one_whose_arguments_do_not_fit_is_stopped() {
        RunLog log = scripted.ask("click without aim", _ -> response(call("click", Map.of("reference", 5))));
        assertThat(log.failure()).isEqualTo("model_confused");
        assertSaysWhy(log);
    }

    @Test
    void one_that_repeats_itself_is_stopped() {
        RunLog log = scripted.ask("press shift", _ -> response(call("press", Map.of("keys", "Shift"))));
        assertThat(log.failure()).isEqualTo("loop_detected");
        assertSaysWhy(log);
    }

    @Test
    void one_that_never_comes_to_an_end_is_stopped_at_the_step_limit() {
        AtomicInteger turns = new AtomicInteger();
        RunLog log = scripted.ask(
                "go on and on",
                _ -> response(
                        call("navigate", Map.of("url", scripted.page("fine") + "?turn=" + turns.incrementAndGet()))));
        assertThat(log.failure()).isEqualTo("max_steps");
        assertThat(log.last().data().path("message").asString()).contains("6 steps");
        assertThat(log.of("step.observed")).hasSize(6);
    }

    @Test
    void one_that_never_answers_is_stopped_when_the_time_is_up() {
        TestChat chat = scripted.chat();
        scripted.teach("say something one day", silent());
        RunLog log = chat.say("say something one day");
        assertThat(log.failure()).isEqualTo("max_seconds");
        assertSaysWhy(log);
        assertThat(chat.run(log.runId()).path("status").asString()).isEqualTo("timed_out");
        scripted.assertGoesOn(chat);
    }

    @Test
    void one_that_is_silent_can_be_stopped() {
        TestChat chat = scripted.chat();
        CountDownLatch asked = new CountDownLatch(1);
        Brain silent = silent();
        scripted.teach("say something at once", request -> {
            asked.countDown();
            return silent.answer(request);
        });
        String run = chat.send("say something at once");
        await().atMost(Duration.ofSeconds(60)).until(() -> asked.getCount() == 0);
        long stopped = System.nanoTime();
        assertThat(chat.client()
                        .post("/api/v1/runs/" + run + "/cancel", Map.of())
                        .status())
                .isEqualTo(202);
        assertThat(chat.follow(run, Map.of()).last().type()).isEqualTo("run.cancelled");
        assertThat(Duration.ofNanos(System.nanoTime() - stopped)).isLessThan(Duration.ofSeconds(10));
        scripted.assertGoesOn(chat);
    }

    @Test
    void one_that_refuses_the_key_is_named() {
        TestChat chat = scripted.chat();
        scripted.model().failWhenAsked("try the key", Fault.badKey());
        RunLog log = chat.say("try the key");
        assertThat(log.failure()).isEqualTo("model_error");
        assertThat(log.last().data().path("message").asString())
                .contains("key")
                .doesNotContain(scripted.model().key());
        scripted.assertGoesOn(chat);
    }

    private Brain silent() {
        return _ -> {
            try {
                ending.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new IllegalStateException("too late");
        };
    }

    private static void assertSaysWhy(RunLog log) {
        assertThat(log.last().data().path("message").asString())
                .hasSizeGreaterThan(20)
                .doesNotContain("Exception", "null");
    }
}
