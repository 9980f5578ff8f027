package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.SessionBrowser;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Sessions that people ask for themselves, with real browsers: from the line to the browser and back, and every way in
/// which two things can happen to one at once.
@OnSharedServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(180)
@Order(1)
class SessionsTest {
    private final TestServer server;
    private final ApiClient ada;
    private final ApiClient bob;

    SessionsTest(TestServer server) {
        this.server = server;
        this.ada = server.signedInPerson();
        this.bob = server.signedInPerson();
    }

    @Test
    void a_session_gets_a_browser_keeps_it_until_released_and_costs_just_that_time() {
        TestSession session = TestSession.active(ada, Map.of("name", "errand"));
        JsonNode shown = session.get();
        assertThat(shown.path("name").asString()).isEqualTo("errand");
        assertThat(shown.path("pool").path("name").asString()).isEqualTo("default");
        assertThat(shown.path("viewport").path("width").asInt()).isEqualTo(1280);
        assertThat(shown.path("expires_at").isNull()).isFalse();
        assertThat(shown.path("node_id").isNull())
                .as("the system's nodes are not for users")
                .isTrue();
        assertThat(new SessionBrowser(session).version()).contains("Chrome");

        assertThat(session.post("release").status()).isEqualTo(200);

        session.await("ended");
        assertThat(session.reason()).isEqualTo("it was released");
        assertThat(session.events()).containsExactly("lease_granted", "started", "closed");
        assertThat(session.get().path("billed_ms").asLong())
                .isPositive()
                .isEqualTo(session.get().path("billed_ms").asLong());
        assertThat(session.intervals(server)).isEqualTo(1);
    }

    @Test
    void releasing_twice_is_releasing_once() {
        TestSession session = TestSession.active(ada, Map.of());
        assertThat(session.post("release").status()).isEqualTo(200);
        assertThat(session.post("release").status()).isEqualTo(200);
        assertThat(session.await("ended").events()).containsExactly("lease_granted", "started", "closed");
    }

    @Test
    void what_a_session_with_a_profile_holds_is_there_again_after_a_rest() {
        String profile = TestSession.profile(ada);
        TestSession session = TestSession.active(ada, Map.of("profile", profile));
        new SessionBrowser(session).open(server.url() + "/playground/");
        assertThat(session.post("park").status()).isEqualTo(200);
        assertThat(session.post("resume").code()).as("while it is parked").isIn("session_busy", "");
        session.await("parked");
        assertThat(session.reason()).isEqualTo("it was parked");
        assertThat(session.get().path("idle_seconds").isNull()).isFalse();

        assertThat(session.post("resume").status()).isEqualTo(200);
        session.await("active");

        assertThat(new SessionBrowser(session).pages()).anyMatch(url -> url.contains("/playground/"));
        session.post("release");
        session.await("parked");
        assertThat(session.intervals(server)).isEqualTo(2);
    }

    @Test
    void two_sessions_never_work_with_one_profile_at_once() {
        String profile = TestSession.profile(ada);
        TestSession first = TestSession.active(ada, Map.of("profile", profile));
        ApiClient.Answer second = ada.post("/api/v1/sessions", Map.of("profile", profile));
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.code()).isEqualTo("profile_in_use");
        assertThat(bob.post("/api/v1/sessions", Map.of("profile", profile)).status())
                .as("somebody else's profile")
                .isEqualTo(404);
        first.post("release");
        first.await("parked");
    }

    @Test
    void a_session_released_while_its_browser_starts_holds_nothing_in_the_end() {
        String profile = TestSession.profile(ada);
        TestSession session = TestSession.ask(
                ada, Map.of("profile", profile, "template", Map.of("viewport", Map.of("width", 800, "height", 600))));
        assertThat(session.post("release").status()).isEqualTo(200);
        session.await("parked");
        awaitNoLease(session);
        session.post("resume");
        session.await("active");
        assertThat(session.get().path("viewport").path("width").asInt()).isEqualTo(800);
        session.post("release");
        session.await("parked");
    }

    @Test
    void a_session_deleted_while_it_is_parked_is_gone_and_gives_its_browser_back() {
        TestSession session = TestSession.active(ada, Map.of("profile", TestSession.profile(ada)));
        session.post("park");
        assertThat(ada.delete("/api/v1/sessions/" + session.id()).status()).isEqualTo(204);
        assertThat(ada.get("/api/v1/sessions/" + session.id()).status()).isEqualTo(404);
        awaitNoLease(session);
    }

    @Test
    void a_chats_session_is_listed_under_the_chats_name_and_only_its_runs_use_it() {
        TestChat chat = TestChat.begin(ada);
        ada.patch("/api/v1/chats/" + chat.id(), Map.of("title", "About bowls"));
        JsonNode session = ada.get("/api/v1/sessions/" + chat.sessionId()).body();
        assertThat(session.path("name").asString()).isEqualTo("About bowls");
        assertThat(session.path("chat_id").asString()).isEqualTo(chat.id());
        assertThat(new TestSession(ada, chat.sessionId()).post("resume").code()).isEqualTo("session_of_chat");
        assertThat(ada.delete("/api/v1/sessions/" + chat.sessionId()).code()).isEqualTo("session_of_chat");
        ada.delete("/api/v1/chats/" + chat.id());
        assertThat(ada.get("/api/v1/sessions/" + chat.sessionId()).status()).isEqualTo(404);
    }

    private void awaitNoLease(TestSession session) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> server.part(JdbcClient.class)
                                .sql("SELECT count(*) FROM lease WHERE session_id = :id::uuid AND ended_at IS NULL")
                                .param("id", session.id())
                                .query(Integer.class)
                                .single()
                        == 0);
    }
}
