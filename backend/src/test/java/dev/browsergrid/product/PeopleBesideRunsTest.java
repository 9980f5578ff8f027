package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpSession;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.SessionBrowser;
import dev.browsergrid.testing.TestRun;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/// People approve, answer, pause, steer and take over: over HTTP, with real browsers and the built-in model.
@OnSharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
@Order(1)
class PeopleBesideRunsTest {
    private static final String PIZZA =
            "type Ada into Name, type ada@example.com into Email, choose Large, " + "select Thin from Crust, submit";

    private final TestServer server;
    private final ApiClient ada;
    private final ApiClient bob;

    PeopleBesideRunsTest(TestServer server) {
        this.server = server;
        this.ada = server.signedInPerson();
        this.bob = server.signedInPerson();
    }

    @Test
    void an_order_waits_for_its_owner_who_sees_what_it_is_about() throws IOException {
        TestRun run = order(Map.of());
        JsonNode required = required(run, "approval");
        JsonNode approval = required.path("approval");
        assertThat(approval.path("concern").asString()).isEqualTo("payment");
        assertThat(approval.path("element").asString()).isEqualTo("Place order");
        assertThat(approval.path("origin").asString())
                .isEqualTo(server.url().toString().replaceAll("/$", ""));
        try (InputStream picture =
                run.raw("/approvals/" + id(required) + "/picture").body()) {
            assertThat(ImageIO.read(picture)).isNotNull();
        }
        assertThat(bob.post(address(run, "/approvals/" + id(required)), yes("once"))
                        .status())
                .isEqualTo(404);
        assertThat(bob.get(address(run, "/approvals/" + id(required) + "/picture"))
                        .status())
                .isEqualTo(404);

        assertThat(decide(run, required, yes("once")).status()).isEqualTo(200);
        assertThat(run.await("completed").get().path("success").asBoolean()).isTrue();
        assertThat(run.events(0).summary()).contains("clicked; the page changed");
        assertThat(decide(run, required, yes("once")).body().path("code").asString())
                .isEqualTo("approval_over");
        assertThat(run.events(0).types())
                .containsSubsequence(
                        "action.started",
                        "approval.requested",
                        "approval.resolved",
                        "action.finished",
                        "run.completed");
    }

    @Test
    void what_is_refused_is_not_done_and_what_is_allowed_for_a_site_is_not_asked_again() {
        TestRun refused = order(Map.of());
        decide(refused, required(refused, "approval"), Map.of("decision", "deny", "note", "too much cheese"));
        assertThat(refused.await("completed").get().path("success").asBoolean()).isFalse();
        assertThat(refused.events(0).summary()).contains("approval_denied").contains("too much cheese");

        String session = kept();
        TestRun first = order(Map.of("session_id", session));
        decide(first, required(first, "approval"), yes("site"));
        first.await("completed");
        TestRun second = order(Map.of("session_id", session));
        assertThat(second.await("completed", "requires_action")
                        .get()
                        .path("success")
                        .asBoolean())
                .isTrue();
        assertThat(second.events(0).of("approval.requested")).isEmpty();
    }

    @Test
    void an_approval_is_void_when_the_page_changed_under_it_and_is_asked_for_anew() {
        TestRun run = order(Map.of());
        JsonNode required = required(run, "approval");
        evaluate(run, "document.querySelector('h1').textContent = 'Twelve pizzas'");
        decide(run, required, yes("once"));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !List.of(id(required), "").contains(id(run.get().path("required_action"))));
        run.cancel();
        RunLog log = run.await("cancelled").events(0);
        assertThat(log.summary()).contains("approval_void").doesNotContain("clicked; the page changed");
        assertThat(log.of("approval.requested")).hasSize(2);
    }

    @Test
    void a_paused_run_stands_still_until_it_may_go_on_and_hears_what_was_said() {
        TestRun run = order(Map.of());
        JsonNode required = required(run, "approval");
        assertThat(ada.post(address(run, "/pause"), Map.of())
                        .body()
                        .path("pause_requested")
                        .asBoolean())
                .isTrue();
        assertThat(ada.post(address(run, "/messages"), Map.of("text", "what does the heading say?"))
                        .status())
                .isEqualTo(202);
        assertThat(bob.post(address(run, "/messages"), Map.of("text", "hand it over"))
                        .status())
                .isEqualTo(404);
        decide(run, required, yes("once"));
        run.await("paused");
        ada.post(address(run, "/resume"), Map.of());
        run.await("completed");
        RunLog log = run.events(0);
        assertThat(log.types())
                .containsSubsequence("pause.requested", "message.sent", "pause.ended", "message.read", "run.completed");
        assertThat(ada.post(address(run, "/messages"), Map.of("text", "one more"))
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("run_over");
    }

    @Test
    void a_question_is_answered_in_the_middle_of_the_run() {
        TestRun run = TestRun.start(
                ada, Map.of("task", "click Add to cart", "start_url", server.url() + "/playground/shop.html"));
        JsonNode required = required(run, "input");
        assertThat(required.path("input").path("kind").asString()).isEqualTo("choice");
        String choice = required.path("input").path("choices").path(1).asString();
        assertThat(bob.post(address(run, "/input"), Map.of("text", choice)).status())
                .isEqualTo(404);
        assertThat(ada.post(address(run, "/input"), Map.of("text", choice)).status())
                .isEqualTo(200);
        assertThat(run.await("completed").get().path("question").isNull()).isTrue();
        assertThat(run.get().path("success").asBoolean()).isTrue();
        assertThat(ada.post(address(run, "/input"), Map.of("text", choice))
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("no_input_wanted");
    }

    @Test
    void a_person_takes_the_browser_over_and_the_agent_is_told_what_they_did() throws Exception {
        TestRun run = order(Map.of());
        required(run, "approval");
        try (UserHands hands = UserHands.of(server, ada, run);
                UserHands others = UserHands.of(server, ada, run)) {
            hands.click("Notes for the kitchen");
            hands.text("Nobody holds the browser yet");
            assertThat(ada.post(address(run, "/control"), Map.of("action", "take"))
                            .status())
                    .isEqualTo(202);
            assertThat(run.get().path("control").path("holder").asString()).isNotEmpty();
            assertThat(bob.post(address(run, "/control"), Map.of("action", "take"))
                            .status())
                    .isEqualTo(404);
            hands.click("Name");
            hands.key("End");
            hands.text(" Lovelace");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(pageText(run)).contains("Ada Lovelace"));
            assertThat(pageText(run)).doesNotContain("Nobody holds");
            assertThat(others.frames()).isPositive();
            run.eventsUntil("person.acted");
        }
        decide(run, run.get().path("required_action"), yes("once"));
        run.await("paused");
        ada.post(address(run, "/control"), Map.of("action", "give_back"));
        run.await("completed", "requires_action").cancel();
        RunLog log = run.events(0);
        assertThat(log.of("person.acted").toString()).contains("Typed “ Lovelace”");
        assertThat(log.types()).containsSubsequence("control.changed", "person.acted", "control.changed");
    }

    private TestRun order(Map<String, Object> more) {
        Map<String, Object> wish =
                new java.util.HashMap<>(Map.of("task", PIZZA, "start_url", server.url() + "/playground/form.html"));
        wish.putAll(more);
        return TestRun.start(ada, wish);
    }

    private String kept() {
        TestRun first = TestRun.start(
                ada,
                Map.of(
                        "task",
                        "what does the heading say?",
                        "start_url",
                        server.url() + "/playground/form.html",
                        "profile",
                        dev.browsergrid.testing.TestSession.profile(ada)));
        return first.await("completed").get().path("session_id").asString();
    }

    private static JsonNode required(TestRun run, String type) {
        JsonNode required = run.await("requires_action").get().path("required_action");
        assertThat(required.path("type").asString()).isEqualTo(type);
        return required;
    }

    private ApiClient.Answer decide(TestRun run, JsonNode required, Map<String, Object> decision) {
        return ada.post(address(run, "/approvals/" + id(required)), decision);
    }

    private static Map<String, Object> yes(String scope) {
        return Map.of("decision", "approve", "scope", scope);
    }

    private static String id(JsonNode required) {
        return required.path("id").asString();
    }

    private static String address(TestRun run, String what) {
        return "/api/v1/runs/" + run.id() + what;
    }

    private static JsonNode evaluate(TestRun run, String script) {
        try (CdpConnection connection = new SessionBrowser(run.session()).connect()) {
            String target = connection
                    .call("Target.getTargets")
                    .path("targetInfos")
                    .valueStream()
                    .filter(info -> info.path("url").asString().contains("/playground/"))
                    .map(info -> info.path("targetId").asString())
                    .findFirst()
                    .orElseThrow();
            CdpSession page = connection.attach(target);
            return page.call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true))
                    .path("result")
                    .path("value");
        }
    }

    private static String pageText(TestRun run) {
        return evaluate(
                        run,
                        "document.body.innerText + [...document.querySelectorAll('input,textarea')].map(i => i.value)")
                .asString();
    }
}
