package dev.browsergrid.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpSession;
import dev.browsergrid.profile.Profiles;
import dev.browsergrid.session.AcquireOutcome;
import dev.browsergrid.session.ConnectPaths;
import dev.browsergrid.session.Sessions;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.SharedServer;
import dev.browsergrid.testing.TestServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// An outside DevTools client on a session's connect URL.
@ExtendWith(SharedServer.class)
class ConnectUrlTest {
    private final TestServer server;
    private final Sessions sessions;
    private UUID session;
    private AcquireOutcome.Ready ready;

    ConnectUrlTest(TestServer server) {
        this.server = server;
        this.sessions = server.part(Sessions.class);
    }

    @BeforeEach
    void begin() throws InterruptedException {
        UUID owner = UUID.fromString(
                server.signedIn().get("/api/v1/me").body().path("id").asString());
        session = sessions.create(owner, server.part(Profiles.class).create(owner, "connect"));
        ready = (AcquireOutcome.Ready) sessions.acquire(session, Duration.ofSeconds(60), () -> false);
    }

    @AfterEach
    void end() {
        sessions.end(session, "the test is over");
    }

    private String path() {
        return server.part(ConnectPaths.class).of(session).orElseThrow();
    }

    private URI webSocket(String path) {
        return URI.create("ws://localhost:" + server.url().getPort() + path);
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
        String otherSession = path().replace(session.toString(), UUID.randomUUID().toString());
        assertThat(anyone.get(wrongSecret).status()).isEqualTo(404);
        assertThat(anyone.get(otherSession).body()).isEqualTo(anyone.get(wrongSecret).body());
        assertThat(anyone.get(path()).status()).as("not a WebSocket").isEqualTo(426);
    }

    @Test
    void the_url_dies_with_the_lease_and_so_do_its_connections() {
        String path = path();
        try (CdpConnection client = CdpConnection.open(webSocket(path))) {
            sessions.park(session, ready.lease());
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThatThrownBy(() -> client.call("Browser.getVersion"))
                            .isInstanceOf(RuntimeException.class));
        }
        assertThat(server.anonymous().get(path).status()).isEqualTo(404);
    }
}
