package dev.browsergrid.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@OnSharedServer
@Timeout(120)
class AuditTest {
    private final TestServer server;
    private final String email;
    private final ApiClient person;

    AuditTest(TestServer server) {
        this.server = server;
        this.email = server.person();
        this.person = new ApiClient(server.url(), Map.of("User-Agent", "=cmd()"));
        person.signIn(email, TestServer.PASSWORD);
    }

    @Test
    void what_somebody_did_is_in_their_log_with_its_target() {
        String chat = person.post("/api/v1/chats", Map.of()).body().path("id").asString();
        person.delete("/api/v1/chats/" + chat);
        person.post("/api/v1/chats/" + chat + "/messages", Map.of("text", "too late"));
        List<JsonNode> entries = entries(person, "");
        assertThat(entries.stream().map(entry -> entry.path("action").asString()))
                .containsExactly("deleteChat", "createChat", "login");
        assertThat(entries.get(1).path("target_type").asString()).isEqualTo("chat");
        assertThat(entries.get(1).path("target_id").asString()).isEqualTo(chat);
        assertThat(entries.get(0).path("target_id").asString()).isEqualTo(chat);
        assertThat(entries).allSatisfy(entry -> {
            assertThat(entry.path("actor").path("email").asString()).isEqualTo(email);
            assertThat(entry.path("credential").asString()).isEqualTo("login");
            assertThat(entry.path("outcome").asString()).isEqualTo("ok");
            assertThat(entry.path("foreign").asBoolean()).isFalse();
        });
    }

    @Test
    void a_failed_attempt_to_sign_in_is_in_the_log_of_the_account_and_names_no_unknown_email() {
        server.anonymous().signIn(email, "wrong");
        server.anonymous().signIn("typed-my-password-here", "wrong");
        JsonNode entry = entries(person, "?action=login").getFirst();
        assertThat(entry.path("outcome").asString()).isEqualTo("refused");
        assertThat(entry.path("actor").isNull()).isTrue();
        assertThat(entries(server.signedIn(), "?scope=all&limit=200").toString())
                .doesNotContain("typed-my-password-here");
    }

    @Test
    void what_an_admin_does_with_other_peoples_things_is_marked() {
        String chat = person.post("/api/v1/chats", Map.of()).body().path("id").asString();
        ApiClient admin = server.signedIn();
        assertThat(admin.delete("/api/v1/chats/" + chat).status()).isEqualTo(404);
        assertThat(admin.delete("/api/v1/chats/" + chat + "?scope=all").status())
                .isEqualTo(204);
        List<JsonNode> about = entries(admin, "?scope=all&action=deleteChat&target=" + chat);
        assertThat(about).hasSize(1);
        assertThat(about.getFirst().path("foreign").asBoolean()).isTrue();
        assertThat(about.getFirst().path("actor").path("email").asString()).isEqualTo(TestServer.EMAIL);
    }

    @Test
    void the_log_is_filtered_and_paged() {
        for (int i = 0; i < 5; i++) {
            person.post("/api/v1/chats", Map.of());
        }
        JsonNode first = person.get("/api/v1/audit?action=createChat&limit=3").body();
        assertThat(first.path("data")).hasSize(3);
        String cursor = first.path("next_cursor").asString();
        JsonNode second = person.get("/api/v1/audit?action=createChat&limit=3&cursor=" + cursor)
                .body();
        assertThat(second.path("data")).hasSize(2);
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(entries(person, "?actor=" + email)).hasSize(6);
        assertThat(entries(person, "?from=2100-01-01T00:00:00Z")).isEmpty();
        assertThat(entries(person, "?to=2100-01-01T00:00:00Z&target=chat")).hasSize(5);
    }

    @Test
    void the_export_has_the_same_lines_and_no_formula() throws IOException {
        person.post("/api/v1/chats", Map.of());
        try (InputStream body = person.stream("/api/v1/audit/export", Map.of()).body()) {
            String csv = new String(body.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(csv.lines()).hasSize(3);
            assertThat(csv).startsWith("\"id\",\"at\",").contains("\"createChat\"", "\"'=cmd()\"");
        }
    }

    @Test
    void claims_by_get_are_in_the_log_with_their_session_and_no_secret() {
        String secret = person.post("/api/v1/tokens", Map.of("name", "x", "scopes", List.of("connect")))
                .body()
                .path("secret")
                .asString();
        String address = server.anonymous()
                .get("/connect/json?wait=60&token=" + secret)
                .body()
                .path("webSocketDebuggerUrl")
                .asString();
        String session = URI.create(address).getPath().split("/", -1)[2];
        Awaitility.await().until(() -> !entries(person, "?action=claimBrowser").isEmpty());
        JsonNode entry = entries(person, "?action=claimBrowser").getFirst();
        assertThat(entry.path("credential").asString()).isEqualTo("token");
        assertThat(entry.path("target_type").asString()).isEqualTo("session");
        assertThat(entry.path("target_id").asString()).isEqualTo(session);
        assertThat(entry.toString()).doesNotContain(secret, address.substring(address.lastIndexOf('/') + 1));

        server.anonymous().get("/connect/json?wait=x&token=" + secret);
        assertThat(entries(person, "?action=claimBrowser"))
                .as("what was refused changed nothing")
                .hasSize(1);
        person.delete("/api/v1/sessions/" + session);
    }

    private static List<JsonNode> entries(ApiClient client, String query) {
        return client.get("/api/v1/audit" + query)
                .body()
                .path("data")
                .valueStream()
                .toList();
    }
}
