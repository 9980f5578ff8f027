package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.SessionBrowser;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestRun;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// Runs that programs start, as those programs see them, with real browsers and the built-in model.
@OnSharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
@Order(1)
class CuaTest {
    private static final String ERRAND = "add two blue mugs to the cart and tell me the total";
    private static final String TOTAL = "$29.50";

    private final TestServer server;
    private final ApiClient ada;
    private final ApiClient bob;

    CuaTest(TestServer server) {
        this.server = server;
        this.ada = server.signedInPerson();
        this.bob = server.signedInPerson();
    }

    private String shop() {
        return server.url() + "/playground/shop.html";
    }

    @Test
    void a_run_is_told_from_its_first_event_to_its_last_and_can_be_read_step_by_step() throws IOException {
        RunLog log = TestRun.told(
                ada,
                Map.of(
                        "task",
                        ERRAND,
                        "start_url",
                        shop(),
                        "viewport",
                        Map.of("width", 900, "height", 700),
                        "limits",
                        Map.of("max_steps", 20),
                        "output_schema",
                        Map.of(
                                "type",
                                "object",
                                "properties",
                                Map.of("total", Map.of("type", "number")),
                                "required",
                                List.of("total")),
                        "metadata",
                        Map.of("order", "7")));
        TestRun run = new TestRun(ada, log.runId());

        assertThat(log.events().getFirst().type()).isEqualTo("run.queued");
        assertThat(log.answer()).contains(TOTAL);
        assertThat(run.events(3).events())
                .isEqualTo(log.events().subList(3, log.events().size()));
        assertThat(log.of("notice"))
                .as("a session that keeps nothing does not say that it kept nothing")
                .isEmpty();

        JsonNode shown = run.get();
        assertThat(shown.path("status").asString()).isEqualTo("completed");
        assertThat(shown.path("answer").asString()).contains(TOTAL);
        assertThat(shown.path("output").path("total").asDouble()).isEqualTo(29.5);
        JsonNode told = log.last().data();
        assertThat(told.path("output")).isEqualTo(shown.path("output"));
        assertThat(told.path("evidence"))
                .isNotEmpty()
                .allMatch(cited -> cited.path("seen").asBoolean());
        assertThat(shown.path("start_url").asString()).isEqualTo(shop());
        assertThat(shown.path("metadata").path("order").asString()).isEqualTo("7");
        assertThat(shown.path("limits").path("max_steps").asInt()).isEqualTo(20);
        assertThat(shown.path("limits").path("max_seconds").asInt()).isEqualTo(600);
        assertThat(shown.path("restore").isNull()).isTrue();
        assertThat(run.get("/status").path("step_count").asInt())
                .isEqualTo(shown.path("step_count").asInt())
                .isPositive();

        assertSteps(run, log);
        assertArtifacts(run, log);
        TestSession session = run.session().await("ended");
        assertThat(session.reason()).isEqualTo("its run is over");
        assertThat(session.get().path("viewport").path("width").asInt()).isEqualTo(900);
        JsonNode usage = run.get().path("usage");
        assertThat(usage.path("settled").asBoolean()).isTrue();
        assertThat(usage.path("billed_ms").asLong())
                .isPositive()
                .isEqualTo(session.get().path("billed_ms").asLong());
        assertThat(usage.path("unbilled_ms").asLong()).isNotNegative();
        assertThat(usage.path("input_tokens").asLong())
                .isEqualTo(shown.path("input_tokens").asLong());
        assertNobodyElsesBusiness(run);
    }

    private static void assertArtifacts(TestRun run, RunLog log) throws IOException {
        List<JsonNode> left = run.get("/artifacts").path("data").valueStream().toList();
        assertThat(left.stream().filter(one -> one.path("type").asString().equals("screenshot")))
                .hasSameSizeAs(log.of("step.screenshot"));
        for (JsonNode one : left) {
            HttpResponse<InputStream> answer =
                    run.client().stream(one.path("url").asString(), Map.of());
            assertThat(answer.statusCode()).as(one.toString()).isEqualTo(200);
            if (one.path("field").isNull()) {
                assertThat(answer.body().readAllBytes())
                        .hasSize(one.path("size").asInt());
            }
        }
        assertThat(left.getLast().path("type").asString()).isEqualTo("output");
        assertThat(left.getLast().path("field").asString()).isEqualTo("output");
    }

    private static void assertSteps(TestRun run, RunLog log) throws IOException {
        List<JsonNode> steps = run.get("/steps").path("data").valueStream().toList();
        JsonNode opening = steps.getFirst();
        assertThat(opening.path("step").asInt()).isZero();
        assertThat(opening.path("observation").isNull()).isTrue();
        assertThat(opening.path("actions").path(0).path("arguments").path("url").asString())
                .endsWith("/playground/shop.html");
        assertThat(steps).hasSize(1 + log.of("step.observed").size());

        JsonNode first = run.get("/steps/1");
        assertThat(first).isEqualTo(steps.get(1));
        assertThat(first.path("observation").path("url").asString()).endsWith("/playground/shop.html");
        JsonNode action = first.path("actions").path(0);
        assertThat(action.path("result").asString()).startsWith("ok");
        assertThat(action.path("error_code").isNull()).isTrue();
        assertThat(action.path("took_ms").isNumber()).isTrue();

        HttpResponse<InputStream> snapshot = run.raw("/steps/1/snapshot");
        assertThat(snapshot.headers().firstValue("Content-Type")).hasValue("text/plain;charset=UTF-8");
        assertThat(new String(snapshot.body().readAllBytes(), StandardCharsets.UTF_8))
                .startsWith("<browser>")
                .contains("[ref=");
        byte[] picture = run.raw("/steps/1/screenshot").body().readAllBytes();
        assertThat(ImageIO.read(new ByteArrayInputStream(picture)).getWidth()).isEqualTo(900);
        assertThat(run.raw("/steps/99").statusCode()).isEqualTo(404);
    }

    private void assertNobodyElsesBusiness(TestRun run) {
        TestRun bobs = new TestRun(bob, run.id());
        for (String what :
                List.of("", "/status", "/steps", "/steps/1", "/steps/1/screenshot", "/steps/1/snapshot", "/events")) {
            assertThat(bobs.raw(what).statusCode()).as(what).isEqualTo(404);
        }
        assertThat(bob.post("/api/v1/runs/" + run.id() + "/cancel", Map.of()).status())
                .isEqualTo(404);
        assertThat(bob.get("/api/v1/runs").body().path("data").valueStream())
                .noneMatch(each -> each.path("id").asString().equals(run.id()));
        assertThat(bob.post(
                                "/api/v1/cua",
                                Map.of(
                                        "task",
                                        "x",
                                        "session_id",
                                        run.get().path("session_id").asString()))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_run_with_a_profile_parks_and_the_next_one_finds_what_it_left() {
        String profile = TestSession.profile(ada);
        JsonNode first = TestRun.finished(ada, Map.of("task", ERRAND, "start_url", shop(), "profile", profile));
        assertThat(first.path("answer").asString()).contains(TOTAL);

        // at once: it takes its turn
        JsonNode second = TestRun.finished(ada, Map.of("task", "what is the total?", "profile", profile));
        assertThat(second.path("answer").asString()).contains(TOTAL);
        assertThat(second.path("restore").path("tabs").asInt()).isEqualTo(1);
        assertThat(second.path("session_id")).isNotEqualTo(first.path("session_id"));

        TestRun again = new TestRun(ada, second.path("id").asString());
        assertThat(again.events(0).tools()).doesNotContain("navigate");
        TestSession parked = again.session().await("parked");
        JsonNode third = TestRun.finished(ada, Map.of("task", "what is the total?", "session_id", parked.id()));
        assertThat(third.path("answer").asString()).contains(TOTAL);
        parked.await("parked");
        assertThat(runsOf("session=" + parked.id()))
                .containsExactly(third.path("id").asString(), again.id());
    }

    private List<String> runsOf(String filter) {
        return ada.get("/api/v1/runs?" + filter)
                .body()
                .path("data")
                .valueStream()
                .map(run -> run.path("id").asString())
                .toList();
    }

    @Test
    void a_run_in_a_session_somebody_uses_leaves_its_browser_as_it_is_and_counts_its_own_time_alone() {
        TestSession session = TestSession.active(ada, Map.of());
        new SessionBrowser(session).open(shop());

        TestRun run = TestRun.start(ada, Map.of("task", ERRAND, "session_id", session.id()))
                .await("completed");

        assertThat(run.get().path("answer").asString()).contains(TOTAL);
        assertThat(session.status()).isEqualTo("active");
        assertThat(new SessionBrowser(session).pages()).contains(server.url() + "/playground/cart.html");
        assertThat(session.events()).containsExactly("lease_granted", "started");
        JsonNode usage = run.get().path("usage");
        assertThat(usage.path("settled").asBoolean()).isTrue();
        assertThat(usage.path("billed_ms").asLong())
                .isEqualTo(usage.path("active_ms").asLong())
                .isPositive();
        session.post("release");
        session.await("ended");
        assertThat(ada.post("/api/v1/cua", Map.of("task", "x", "session_id", session.id()))
                        .code())
                .isEqualTo("session_ended");
    }

    @Test
    void a_run_ends_when_somebody_gives_its_browser_back_or_stops_it() {
        TestSession session = TestSession.active(ada, Map.of("profile", TestSession.profile(ada)));
        Map<String, Object> waiting =
                Map.of("task", "wait 30 seconds and tell me the title", "session_id", session.id());
        TestRun released = TestRun.start(ada, waiting).await("running");
        session.post("release");
        released.await("failed");
        assertThat(released.get().path("failure").path("code").asString()).isEqualTo("session_released");
        session.await("parked");

        TestRun stopped = TestRun.start(ada, Map.of("task", "wait 30 seconds")).await("running");
        assertThat(stopped.session().post("release").code()).isEqualTo("session_busy");
        assertThat(ada.post("/api/v1/runs/" + stopped.id() + "/cancel", Map.of())
                        .status())
                .isEqualTo(202);
        stopped.await("cancelled").session().await("ended");
    }

    @Test
    void a_run_in_a_chat_is_a_message_of_it() {
        TestChat chat = TestChat.begin(ada);
        JsonNode run =
                TestRun.finished(ada, Map.of("task", "tell me the title", "chat_id", chat.id(), "start_url", shop()));
        assertThat(chat.messages().path(0).path("run").path("id")).isEqualTo(run.path("id"));
        assertThat(chat.messages().path(0).path("text").asString()).isEqualTo("tell me the title");
        assertThat(runsOf("status=completed&chat=" + chat.id()))
                .containsExactly(run.path("id").asString());
        assertThat(runsOf("status=failed&chat=" + chat.id())).isEmpty();
        assertThat(bob.post("/api/v1/cua", Map.of("task", "x", "chat_id", chat.id()))
                        .status())
                .isEqualTo(404);
        assertThat(ada.post("/api/v1/cua", Map.of("task", "x", "session_id", chat.sessionId()))
                        .code())
                .isEqualTo("session_of_chat");
    }

    @Test
    void a_run_that_cannot_begin_where_it_should_fails_and_leaves_nothing_behind() {
        JsonNode run =
                TestRun.finished(ada, Map.of("task", "tell me the title", "start_url", "http://nowhere.invalid/"));
        assertThat(run.path("status").asString()).isEqualTo("failed");
        assertThat(run.path("failure").path("code").asString()).isEqualTo("start_url_failed");
        new TestRun(ada, run.path("id").asString()).session().await("ended");
    }

    @Test
    void the_same_key_is_the_same_run_however_often_and_at_once_it_is_sent() throws Exception {
        String pool = pausedPool();
        Map<String, Object> wish =
                Map.of("task", "tell me the title", "pool", pool, "metadata", Map.of("a", "1", "b", "2"));
        Map<String, String> key = Map.of("Idempotency-Key", "order-7");
        List<ApiClient.Answer> answers = atOnce(() -> ada.post("/api/v1/cua", wish, key));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
            assertThat(answer.body().path("id"))
                    .isEqualTo(answers.getFirst().body().path("id"));
        });
        assertThat(answers)
                .filteredOn(answer -> List.of("false").equals(answer.headers().get("idempotency-replayed")))
                .as("who started it")
                .hasSize(1);
        ApiClient.Answer other = ada.post("/api/v1/cua", Map.of("task", "another", "pool", pool), key);
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.code()).isEqualTo("idempotency_key_reused");
        assertThat(bob.post("/api/v1/cua", Map.of("task", ""), key).status())
                .as("a key is its owner's")
                .isEqualTo(422);

        TestRun run = new TestRun(
                        ada,
                        ada.post("/api/v1/cua", wish, key).body().path("id").asString())
                .await("failed");
        assertThat(run.get().path("failure").path("code").asString()).isEqualTo("no_browser");
        assertThat(ada.post("/api/v1/cua?wait=0", wish, key).status())
                .as("it is over already")
                .isEqualTo(200);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(run.session().status())
                        .as("a session nobody has a use for")
                        .isEqualTo("ended"));
    }

    private static List<ApiClient.Answer> atOnce(Callable<ApiClient.Answer> request) throws Exception {
        List<ApiClient.Answer> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<ApiClient.Answer> answer : threads.invokeAll(Collections.nCopies(6, request))) {
                answers.add(answer.get());
            }
        }
        return answers;
    }

    private String pausedPool() {
        ApiClient.Answer pool = ada.post("/api/v1/pools", Map.of("name", "paused", "min", 0, "max", 1));
        String id = pool.body().path("id").asString();
        assertThat(ada.post("/api/v1/pools/" + id + "/pause", Map.of()).status())
                .isEqualTo(200);
        return id;
    }
}
