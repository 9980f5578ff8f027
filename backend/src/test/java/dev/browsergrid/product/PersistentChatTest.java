package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.UpdatesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Chats whose browsers are kept between messages, at a price.
@OnSharedServer
@Timeout(180)
class PersistentChatTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestServer server;
    private ApiClient ada;
    private TestChat chat;

    PersistentChatTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void keep_the_browser_of_a_chat() {
        ada = server.signedInPerson();
        chat = TestChat.begin(ada);
        assertThat(switched(true).path("persistent").asBoolean()).isTrue();
        RunLog first = chat.say("open the sign-in page and type hush into Password");
        assertThat(first.events().getLast().type()).isEqualTo("run.completed");
        comesToBe(true);
    }

    @Test
    void the_next_message_finds_the_browser_running_and_the_time_between_is_billed() {
        RunLog second = chat.say("what is the title of the page?");

        assertThat(second.of("session.kept")).hasSize(1);
        assertThat(second.of("session.restored")).isEmpty();
        comesToBe(true);
        assertThat(kinds()).containsExactly("active", "persistent_idle", "active", "persistent_idle");
        switched(false);
        chat.awaitParked();
    }

    @Test
    void it_is_kept_while_the_chat_is_open_and_parked_when_its_window_was_closed() {
        try (UpdatesClient window = UpdatesClient.open(server.url(), ada)) {
            window.say(present());
            Awaitility.await().atMost(PATIENCE).until(() -> keptFor() > 60);
        }
        Awaitility.await().atMost(PATIENCE).until(() -> keptFor() <= 20);

        chat.awaitParked();
        assertThat(chat.get().path("persistent").asBoolean()).isTrue();
        assertThat(chat.get().path("kept_since").isNull()).isTrue();
    }

    @Test
    void nobody_else_keeps_it_and_signing_out_ends_it_at_once() {
        ApiClient other = server.signedInPerson();
        try (UpdatesClient window = UpdatesClient.open(server.url(), ada);
                UpdatesClient stranger = UpdatesClient.open(server.url(), other)) {
            window.say(present());
            Awaitility.await().atMost(PATIENCE).until(() -> keptFor() > 60);
            stranger.say(present());

            ada.post("/api/v1/logout", Map.of());

            Awaitility.await().atMost(PATIENCE).until(() -> state().equals("PARKED"));
        }
    }

    @Test
    void it_is_kept_no_longer_than_the_server_allows() {
        server.part(JdbcClient.class)
                .sql("""
                    UPDATE usage_interval SET idle_since = idle_since - interval '2 hours',
                                              started_at = started_at - interval '2 hours'
                     WHERE session_id = :id AND ended_at IS NULL
                    """)
                .param("id", UUID.fromString(chat.sessionId()))
                .update();

        chat.awaitParked();
        assertThat(reason()).contains("60 minutes");
    }

    private JsonNode switched(boolean on) {
        return ada.patch("/api/v1/chats/" + chat.id(), Map.of("persistent", on)).body();
    }

    private String present() {
        return "{\"type\": \"present\", \"chat\": \"" + chat.id() + "\"}";
    }

    private void comesToBe(boolean kept) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> !chat.get().path("kept_since").isNull() == kept);
    }

    private List<String> kinds() {
        return query("SELECT kind FROM usage_interval WHERE session_id = :id ORDER BY started_at, ended_at");
    }

    private long keptFor() {
        return Math.round(Double.parseDouble(
                query("SELECT extract(epoch FROM kept_until - now())::text FROM session WHERE id = :id")
                        .getFirst()));
    }

    private String state() {
        return query("SELECT state FROM session WHERE id = :id").getFirst();
    }

    private String reason() {
        return query("SELECT reason FROM session WHERE id = :id").getFirst();
    }

    private List<String> query(String sql) {
        return server.part(JdbcClient.class)
                .sql(sql)
                .param("id", UUID.fromString(sessionId()))
                .query(String.class)
                .list();
    }

    private String sessionId() {
        return server.part(JdbcClient.class)
                .sql("SELECT session_id::text FROM chat WHERE id = :id")
                .param("id", UUID.fromString(chat.id()))
                .query(String.class)
                .single();
    }
}
