package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestRun;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A browser that a program keeps for its next run.
@OnSharedServer
@Timeout(120)
class KeptRunTest {
    private final TestServer server;
    private final ApiClient ada;

    KeptRunTest(TestServer server) {
        this.server = server;
        this.ada = server.signedInPerson();
    }

    @Test
    void the_next_run_finds_the_browser_as_it_was_and_ends_it_unless_it_keeps_it_too() {
        JsonNode first = TestRun.finished(
                ada,
                Map.of(
                        "task",
                        "tell me the title",
                        "start_url",
                        server.url() + "/playground/shop.html",
                        "persistent",
                        true));
        assertThat(first.path("persistent").asBoolean()).isTrue();
        JsonNode warning = first.path("warnings").path(0);
        assertThat(warning.path("code").asString()).isEqualTo("idle_time_billed");
        assertThat(warning.path("message").asString()).contains("60 minutes", "0.12 USD an hour");
        String id = first.path("session_id").asString();
        TestSession session = new TestSession(ada, id).await("active");

        RunLog second = TestRun.told(ada, Map.of("task", "tell me the title", "session_id", id, "persistent", true));
        assertThat(second.of("session.kept")).hasSize(1);
        assertThat(second.answer()).isEqualTo(first.path("answer").asString());
        assertThat(kinds(id)).startsWith("active", "persistent_idle", "active");

        RunLog third = TestRun.told(ada, Map.of("task", "tell me the title", "session_id", id));
        assertThat(third.of("session.kept")).hasSize(1);
        assertThat(session.await("ended").reason()).isEqualTo("its run is over");
    }

    @Test
    void who_kept_it_gives_it_back_by_hand() {
        JsonNode run = TestRun.finished(ada, Map.of("task", "tell me the title", "persistent", true));
        String id = run.path("session_id").asString();
        TestSession session = new TestSession(ada, id).await("active");
        assertThat(ada.post("/api/v1/sessions/" + id + "/release", Map.of()).status())
                .isLessThan(300);
        assertThat(session.await("ended").reason()).isEqualTo("it was released");
    }

    private List<String> kinds(String session) {
        return server.part(JdbcClient.class)
                .sql("SELECT kind FROM usage_interval WHERE session_id = :id ORDER BY started_at")
                .param("id", UUID.fromString(session))
                .query(String.class)
                .list();
    }
}
