package dev.browsergrid.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

@OnSharedServer
@Timeout(180)
class LoginsTest {
    private static final String DESKTOP =
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

    private final TestServer server;
    private final String email;

    LoginsTest(TestServer server) {
        this.server = server;
        this.email = server.person();
    }

    @Test
    void logins_are_listed_with_device_address_and_time() {
        ApiClient desktop = new ApiClient(server.url(), Map.of("User-Agent", DESKTOP));
        desktop.signIn(email, TestServer.PASSWORD);
        server.signedIn(email);
        List<JsonNode> logins = logins(desktop);
        assertThat(logins).hasSize(2);
        JsonNode current = logins.stream()
                .filter(login -> login.path("current").asBoolean())
                .findFirst()
                .orElseThrow();
        assertThat(current.path("device").asString()).isEqualTo("Chrome on Linux");
        assertThat(current.path("ip").asString()).isIn("127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(current.path("signed_in_at").asString()).startsWith("20");
    }

    @Test
    void one_device_can_be_signed_out_from_another() {
        ApiClient here = server.signedIn(email);
        ApiClient there = server.signedIn(email);
        String id = logins(there).stream()
                .filter(login -> login.path("current").asBoolean())
                .findFirst()
                .orElseThrow()
                .path("id")
                .asString();
        assertThat(here.delete("/api/v1/me/logins/" + id).status()).isEqualTo(204);
        assertThat(there.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(here.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void signing_out_everywhere_ends_every_login_and_says_how_many() {
        ApiClient here = server.signedIn(email);
        ApiClient there = server.signedIn(email);
        ApiClient somebodyElse = server.signedInPerson();
        assertThat(here.post("/api/v1/me/sign-out-everywhere", Map.of())
                        .body()
                        .path("ended")
                        .asInt())
                .isEqualTo(2);
        assertThat(here.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(there.get("/api/v1/me").status()).isEqualTo(401);
        assertThat(somebodyElse.get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void signing_out_ends_the_login_on_the_server_and_cuts_what_it_opened() {
        ApiClient here = server.signedIn(email);
        ApiClient there = server.signedIn(email);
        Map<String, String> cookie =
                Map.of("Cookie", "browsergrid=" + there.cookie("browsergrid").orElseThrow());
        OpenConnections open = OpenConnections.of(server, there);
        assertThat(there.post("/api/v1/logout", Map.of()).status()).isEqualTo(204);
        assertThat(new ApiClient(server.url(), cookie).get("/api/v1/me").status())
                .as("the cookie, had somebody kept it")
                .isEqualTo(401);
        await().atMost(Duration.ofSeconds(10)).until(() -> open.alive() == 0);
        assertThat(open.closeCode()).isEqualTo(4401);
        assertThat(logins(here)).hasSize(1);
    }

    @Test
    void a_login_is_a_new_session_each_time() {
        ApiClient client = server.signedIn(email);
        String first = client.cookie("browsergrid").orElseThrow();
        client.signIn(email, TestServer.PASSWORD);
        assertThat(client.cookie("browsergrid").orElseThrow()).isNotEqualTo(first);
        assertThat(logins(client)).hasSize(1);
    }

    @Test
    void live_sockets_and_streams_are_cut_when_their_credential_ends() {
        ApiClient here = server.signedIn(email);
        ApiClient there = server.signedIn(email);
        OpenConnections open = OpenConnections.of(server, there);
        assertThat(open.alive()).isEqualTo(2);
        here.post("/api/v1/me/sign-out-everywhere", Map.of());
        await().atMost(Duration.ofSeconds(10)).until(() -> open.alive() == 0);
        assertThat(open.closeCode()).isEqualTo(4401);
    }

    @Test
    void revoking_a_token_cuts_what_it_opened_and_nothing_else() {
        ApiClient owner = server.signedIn(email);
        JsonNode made = owner.post("/api/v1/tokens", Map.of("name", "live", "scopes", List.of("admin")))
                .body();
        OpenConnections byToken =
                OpenConnections.byToken(server, owner, made.path("secret").asString());
        OpenConnections byLogin = OpenConnections.of(server, owner);
        assertThat(byToken.alive()).isEqualTo(2);
        owner.delete("/api/v1/tokens/" + made.path("token").path("id").asString());
        await().atMost(Duration.ofSeconds(10)).until(() -> byToken.alive() == 0);
        assertThat(byLogin.alive()).isEqualTo(2);
        byLogin.close();
    }

    private static List<JsonNode> logins(ApiClient client) {
        return client.get("/api/v1/me/logins").body().path("data").valueStream().toList();
    }
}
