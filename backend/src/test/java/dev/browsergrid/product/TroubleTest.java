package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.agents.wire.Brain;
import dev.browsergrid.agents.wire.Fault;
import dev.browsergrid.agents.wire.OpenAiWireServer;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpEndpoint;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import dev.browsergrid.session.Sessions;
import dev.browsergrid.testing.OddSite;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Pages and models that misbehave: each run ends with words a person understands, the browser is given back, and the
/// chat goes on.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(150)
class TroubleTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String MODEL = "openai/test-gpt";

    // what the model's server thinks with; each test sets its own, the server's threads read it
    private volatile Brain brain = Brain.saying("Hello.");
    private final OpenAiWireServer openAi = new OpenAiWireServer(request -> brain.answer(request));
    private final OddSite site = new OddSite();
    private final TestServer server = TestServer.start(Map.of(
            "OPENAI_API_KEY", openAi.key(),
            "OPENAI_BASE_URL", openAi.baseUrl(),
            "OPENAI_MODEL", "test-gpt",
            "browsergrid.run.max-steps", "6",
            "browsergrid.run.max-time", "60s"));
    private TestChat chat = TestChat.begin(server.signedIn(), MODEL);

    @AfterAll
    void stop() {
        server.close();
        openAi.close();
        site.close();
    }

    @AfterEach
    void the_browser_is_given_back_and_the_next_message_works() {
        chat.awaitParked();
        brain = Brain.scripted(call("navigate", Map.of("url", site.url("fine"))), done("All is well."));
        assertThat(chat.say("is all well?").answer()).isEqualTo("All is well.");
        chat = TestChat.begin(chat.client(), MODEL);
    }

    @Test
    void a_page_whose_end_never_comes_is_read_as_far_as_it_came() {
        brain = Brain.scripted(call("navigate", Map.of("url", site.url("endless"))), done("Read it."));
        RunLog log = chat.say("open the endless page");
        assertThat(log.answer()).isEqualTo("Read it.");
        assertThat(log.of("step.observed").getLast().data().path("snapshot").asString())
                .contains("Begins and never ends");
    }

    @Test
    void a_server_that_never_answers_is_given_up_on() {
        brain = Brain.scripted(call("navigate", Map.of("url", site.url("silent"))), done("It is silent."));
        RunLog log = chat.say("open the silent page");
        assertThat(log.answer()).isEqualTo("It is silent.");
        JsonNode finished = log.of("action.finished").getFirst().data();
        assertThat(finished.path("error_code").asString()).isIn("timeout", "navigation_failed");
        assertThat(finished.path("result").asString()).isNotBlank();
    }

    @Test
    void dialogs_block_nothing_and_are_reported() {
        brain = Brain.scripted(call("navigate", Map.of("url", site.url("dialogs"))), done("Seen."));
        RunLog log = chat.say("open the dialogs page");
        assertThat(log.answer()).isEqualTo("Seen.");
        assertThat(log.of("notice").stream()
                        .map(notice -> notice.data().path("text").asString()))
                .anyMatch(text -> text.contains("alert") && text.contains("first"))
                .anyMatch(text -> text.contains("confirm") && text.contains("sure?"));
        assertThat(log.of("step.observed").getLast().data().path("snapshot").asString())
                .contains("confirm said false");
    }

    @Test
    void a_script_that_never_returns_does_not_hold_the_run_up() {
        brain = Brain.scripted(
                call("navigate", Map.of("url", site.url("busy"))),
                call("wait", Map.of("seconds", 1)),
                done("It hangs."));
        RunLog log = chat.say("open the busy page");
        assertThat(log.last().terminal()).isTrue();
        assertThat(log.last().data().toString()).doesNotContain("internal");
    }

    @Test
    void a_page_that_crashes_is_noticed_and_the_run_goes_on_or_ends_clearly() {
        AtomicInteger turns = new AtomicInteger();
        UUID session = UUID.fromString(chat.sessionId());
        brain = _ -> switch (turns.incrementAndGet()) {
            case 1 -> response(call("navigate", Map.of("url", site.url("fine"))));
            case 2 -> {
                crash(session);
                yield response(call("read", Map.of()));
            }
            default -> response(done("It crashed."));
        };
        RunLog log = chat.say("open the page that crashes");
        assertThat(log.last().terminal()).isTrue();
        assertThat(log.last().data().toString()).as(log.summary()).doesNotContain("internal", "Exception");
        assertThat(log.events().toString()).containsIgnoringCase("crash");
    }

    @Test
    void a_model_that_calls_tools_there_are_not_is_stopped() {
        brain = _ -> response(call("levitate", Map.of()));
        RunLog log = chat.say("levitate");
        assertThat(log.failure()).isEqualTo("model_confused");
        assertSaysWhy(log);
        assertThat(log.of("action.finished"))
                .allSatisfy(event ->
                        assertThat(event.data().path("error_code").asString()).isEqualTo("unknown_tool"));
    }

    @Test
    void a_model_whose_arguments_do_not_fit_is_stopped() {
        brain = _ -> response(call("click", Map.of("reference", 5)));
        RunLog log = chat.say("click");
        assertThat(log.failure()).isEqualTo("model_confused");
        assertSaysWhy(log);
    }

    @Test
    void a_model_that_repeats_itself_is_stopped() {
        brain = _ -> response(call("press", Map.of("keys", "Shift")));
        RunLog log = chat.say("press shift");
        assertThat(log.failure()).isEqualTo("loop_detected");
        assertSaysWhy(log);
    }

    @Test
    void a_model_that_never_comes_to_an_end_is_stopped_at_the_step_limit() {
        AtomicInteger turns = new AtomicInteger();
        brain = _ -> response(call("navigate", Map.of("url", site.url("fine") + "?turn=" + turns.incrementAndGet())));
        RunLog log = chat.say("go on and on");
        assertThat(log.failure()).isEqualTo("max_steps");
        assertThat(log.last().data().path("message").asString()).contains("6 steps");
        assertThat(log.of("step.observed")).hasSize(6);
    }

    @Test
    void a_model_that_never_answers_is_stopped_when_the_time_is_up() {
        openAi.failNext(new Fault.Silence());
        RunLog log = chat.say("say something");
        assertThat(log.failure()).isEqualTo("max_seconds");
        assertSaysWhy(log);
        assertThat(chat.run(log.runId()).path("status").asString()).isEqualTo("timed_out");
    }

    @Test
    void a_run_whose_model_is_silent_can_be_stopped() {
        openAi.failNext(new Fault.Silence());
        int before = openAi.requests().size();
        String run = chat.send("say something");
        await().until(() -> openAi.requests().size() > before);
        long asked = System.nanoTime();
        assertThat(chat.client()
                        .post("/api/v1/runs/" + run + "/cancel", Map.of())
                        .status())
                .isEqualTo(202);
        assertThat(chat.follow(run, Map.of()).last().type()).isEqualTo("run.cancelled");
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void a_model_that_refuses_the_key_is_named() {
        openAi.failNext(Fault.badKey());
        RunLog log = chat.say("say something");
        assertThat(log.failure()).isEqualTo("model_error");
        assertThat(log.last().data().path("message").asString()).contains("key").doesNotContain(openAi.key());
    }

    private static void assertSaysWhy(RunLog log) {
        assertThat(log.last().data().path("message").asString())
                .hasSizeGreaterThan(20)
                .doesNotContain("Exception", "null");
    }

    /// Kills the renderer of the session's only page.
    private void crash(UUID session) {
        URI address = server.part(Sessions.class).cdpUrl(session).orElseThrow();
        try (CdpConnection connection = CdpConnection.open(
                CdpEndpoint.ask(address, Duration.ofSeconds(5)).webSocket())) {
            String page = connection
                    .call("Target.getTargets", Map.of())
                    .path("targetInfos")
                    .valueStream()
                    .filter(target -> target.path("type").asString().equals("page"))
                    .map(target -> target.path("targetId").asString())
                    .findFirst()
                    .orElseThrow();
            CdpSession renderer = connection.attach(page);
            // a crashed renderer cannot answer
            assertThatExceptionOfType(CdpException.class)
                    .isThrownBy(() -> renderer.call("Page.crash", Map.of(), Duration.ofSeconds(1)));
        }
    }

    private static AiMessage call(String tool, Map<String, Object> arguments) {
        return AiMessage.from(ToolExecutionRequest.builder()
                .name(tool)
                .arguments(JSON.writeValueAsString(arguments))
                .build());
    }

    private static AiMessage done(String answer) {
        return call("done", Map.of("answer", answer));
    }

    private static ChatResponse response(AiMessage message) {
        return ChatResponse.builder().aiMessage(message).build();
    }
}
