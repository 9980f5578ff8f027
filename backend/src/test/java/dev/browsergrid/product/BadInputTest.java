package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/// Requests that are wrong get an answer that says so.
@OnSharedServer
@Timeout(120)
class BadInputTest {
    private static final String NO_CHAT = "01900000-0000-7000-8000-000000000000";

    private final TestServer server;
    private final ApiClient client;

    BadInputTest(TestServer server) {
        this.server = server;
        this.client = server.signedIn();
    }

    @Test
    void an_empty_message_is_refused() {
        TestChat chat = TestChat.begin(client);
        for (String empty : List.of("", " \n\t ")) {
            ApiClient.Answer answer = chat.post(empty);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.code()).isEqualTo("message_empty");
        }
        assertThat(client.post("/api/v1/chats/" + chat.id() + "/messages", Map.of())
                        .code())
                .isEqualTo("message_empty");
        assertThat(chat.messages()).isEmpty();
    }

    @Test
    void a_message_beyond_the_limit_is_refused_with_the_limit() {
        TestChat chat = TestChat.begin(client);
        ApiClient.Answer answer = chat.post("x".repeat(100_000));
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("message_too_long");
        assertThat(answer.body().path("detail").asString())
                .containsPattern("20[ ,.]?000")
                .containsPattern("100[ ,.]?000");
        assertThat(chat.messages()).isEmpty();
    }

    @Test
    void what_is_missing_and_what_is_somebody_elses_look_the_same() {
        TestChat chat = TestChat.begin(client);
        ApiClient other = somebodyElse();
        for (String path : List.of("", "/messages")) {
            ApiClient.Answer missing = other.get("/api/v1/chats/" + NO_CHAT + path);
            ApiClient.Answer foreign = other.get("/api/v1/chats/" + chat.id() + path);
            assertThat(missing.status()).isEqualTo(404);
            assertThat(missing.code()).isEqualTo("not_found");
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.body().toString().replace(chat.id(), NO_CHAT))
                    .isEqualTo(missing.body().toString());
        }
        assertThat(new TestChat(other, chat.id()).post("hello").code()).isEqualTo("not_found");
        assertThat(other.delete("/api/v1/chats/" + chat.id()).status()).isEqualTo(404);
        assertThat(other.get("/api/v1/chats").body().path("data")).isEmpty();
        assertThat(client.get("/api/v1/chats/" + chat.id()).status()).isEqualTo(200);
    }

    @Test
    void an_id_that_is_no_id_is_not_found() {
        assertThat(client.get("/api/v1/chats/nonsense").code()).isEqualTo("not_found");
        assertThat(client.get("/api/v1/runs/nonsense/events").code()).isEqualTo("not_found");
    }

    @Test
    void a_body_that_is_not_json_is_refused_with_a_problem() {
        assertThat(client.post("/api/v1/chats", List.of()).code()).isEqualTo("unreadable_body");
    }

    @Test
    void a_request_without_the_csrf_token_is_refused_with_a_problem() {
        ApiClient fresh = server.anonymous();
        ApiClient.Answer answer = fresh.post("/api/v1/login", Map.of("email", "a@b.c", "password", "x"));
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("forbidden");
    }

    @Test
    void an_address_that_does_not_exist_ends_with_a_clear_message() {
        TestChat chat = TestChat.begin(client);
        RunLog log = chat.say("go to http://no-such-host.invalid/");
        assertThat(log.last().data().toString())
                .as(log.summary())
                .contains("no-such-host.invalid")
                .doesNotContain("Exception", "at com.");
        assertThat(log.last().data().path("success").asBoolean()).isFalse();
        chat.awaitParked();
        assertThat(chat.say("open the shop").answer()).isNotBlank();
        chat.awaitParked();
    }

    private ApiClient somebodyElse() {
        String email = UUID.randomUUID() + "@example.com";
        server.part(JdbcClient.class)
                .sql("""
                    INSERT INTO account (id, email, password_hash, role, created_at)
                    VALUES (:id, :email, :hash, 'USER', now())
                    """)
                .param("id", UUID.randomUUID())
                .param("email", email)
                .param("hash", server.part(PasswordEncoder.class).encode("secret"))
                .update();
        ApiClient other = server.anonymous();
        assertThat(other.signIn(email, "secret").status()).isEqualTo(200);
        return other;
    }
}
