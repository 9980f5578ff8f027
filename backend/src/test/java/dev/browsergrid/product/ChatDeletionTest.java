package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;

@OnSharedServer
@Timeout(120)
class ChatDeletionTest {
    @Test
    void a_chat_deleted_while_it_works_leaves_nothing_and_gives_its_browser_back(TestServer server) {
        ApiClient client = server.signedIn();
        TestChat chat = TestChat.begin(client);
        UUID session = UUID.fromString(chat.sessionId());
        String run = chat.send("open the shop, wait 20 seconds and tell me the title");
        chat.followUntil(run, "action.finished");

        assertThat(client.delete("/api/v1/chats/" + chat.id()).status()).isEqualTo(204);

        assertThat(client.get("/api/v1/chats/" + chat.id()).status()).isEqualTo(404);
        assertThat(client.get("/api/v1/runs/" + run).status()).isEqualTo(404);
        JdbcClient database = server.part(JdbcClient.class);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(count(
                                database,
                                "SELECT count(*) FROM lease WHERE ended_at IS NULL AND " + "session_id = :id",
                                session))
                        .isZero());
        assertThat(count(database, "SELECT count(*) FROM run_event WHERE run_id = :id", UUID.fromString(run)))
                .isZero();
    }

    private static long count(JdbcClient database, String sql, UUID id) {
        return database.sql(sql).param("id", id).query(Long.class).single();
    }
}
