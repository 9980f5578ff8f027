package dev.browsergrid.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpSession;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// An outside DevTools client on a session's connect URL.
@OnSharedServer
class ConnectUrlTest {
    private final TestServer server;
    private ApiClient owner;
    private JsonNode session;

    ConnectUrlTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void begin() {
        owner = server.signedIn();
        session = owner.post("/api/v1/sessions", Map.of("wait_seconds", 60)).body();
        assertThat(session.path("status").asString()).as(session.toString()).isEqualTo("active");
    }

    @AfterEach
    void end() {
        owner.delete(address());
    }

    private String address() {
        return "/api/v1/sessions/" + session.path("id").asString();
    }

    private URI url() {
        return URI.create(session.path("connect_url").asString());
    }

    private String path() {
        return url().getPath();
    }

    private URI webSocket(String path) {
        return url().resolve(path);
    }

    @Test
    void is_told_to_the_owner_and_to_tokens_that_may_connect() {
        assertThat(owner.get(address()).body().path("connect_url")).isEqualTo(session.path("connect_url"));
        assertThat(with("read").get(address()).body().path("connect_url").isNull())
                .isTrue();
        assertThat(with("connect").get(address()).body().path("connect_url")).isEqualTo(session.path("connect_url"));
        assertThat(owner.get("/api/v1/sessions")
                        .body()
                        .path("data")
                        .get(0)
                        .path("connect_url")
                        .isNull())
                .as("not in lists")
                .isTrue();
    }

    private ApiClient with(String scope) {
        String secret = owner.post("/api/v1/tokens", Map.of("name", "a token", "scopes", List.of(scope)))
                .body()
                .path("secret")
                .asString();
        return ApiClient.withToken(server.url(), secret);
    }

    @Test
    void drives_the_browser_with_nothing_but_the_url() {
        try (CdpConnection client = CdpConnection.open(webSocket(path()))) {
            assertThat(client.call("Browser.getVersion").path("product").asString())
                    .startsWith("Chrome");
            String target = client.call("Target.createTarget", Map.of("url", "about:blank"))
                    .path("targetId")
                    .asString();
            CdpSession page = client.attach(target);
            assertThat(page.call(
                                    "Runtime.evaluate",
                                    Map.of("expression", "'x'.repeat(5_000_000)", "returnByValue", true))
                            .path("result")
                            .path("value")
                            .asString())
                    .hasSize(5_000_000);
        }
    }

    @Test
    void several_clients_each_have_a_connection_of_their_own() {
        try (CdpConnection one = CdpConnection.open(webSocket(path()));
                CdpConnection two = CdpConnection.open(webSocket(path().replace("/session/", "/sessions/")))) {
            assertThat(one.call("Browser.getVersion")).isEqualTo(two.call("Browser.getVersion"));
        }
    }

    @Test
    void a_wrong_secret_another_session_and_none_look_the_same() {
        ApiClient anyone = server.anonymous();
        String wrongSecret = path().replaceAll("[^/]+$", UUID.randomUUID().toString());
        String otherSession =
                path().replace(session.path("id").asString(), UUID.randomUUID().toString());
        assertThat(anyone.get(wrongSecret).status()).isEqualTo(404);
        assertThat(anyone.get(otherSession).status()).isEqualTo(404);
        assertThat(anyone.get(otherSession).code())
                .isEqualTo(anyone.get(wrongSecret).code());
        assertThat(anyone.get(path()).status()).as("not a WebSocket").isEqualTo(426);
    }

    @Test
    void the_url_dies_with_the_lease_and_so_do_its_connections() {
        String path = path();
        try (CdpConnection client = CdpConnection.open(webSocket(path))) {
            owner.post(address() + "/release", Map.of());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThatThrownBy(() -> client.call("Browser.getVersion"))
                            .isInstanceOf(RuntimeException.class));
        }
        assertThat(server.anonymous().get(path).status()).isEqualTo(404);
    }
}
