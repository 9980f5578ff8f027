package dev.browsergrid.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Who may open which socket. Sockets are not in the OpenAPI document, so `RouteAccessTest` does not know them.
@OnSharedServer
@Timeout(120)
class SocketAccessTest {
    private static final int OPENED = 101;

    private final TestServer server;
    private final ApiClient owner;
    private final String live;

    SocketAccessTest(TestServer server) {
        this.server = server;
        this.owner = server.signedInPerson();
        this.live = "/api/v1/sessions/"
                + owner.post("/api/v1/chats", Map.of())
                        .body()
                        .path("session")
                        .path("id")
                        .asString()
                + "/live";
    }

    @Test
    void a_live_view_is_opened_by_its_owner_and_by_an_admin_who_says_so() {
        assertThat(open(live, Map.of())).isEqualTo(401);
        assertThat(open(live, cookie(server.signedInPerson()))).isEqualTo(404);
        assertThat(open(live + "?scope=all", cookie(server.signedInPerson()))).isEqualTo(404);
        assertThat(open(live, cookie(owner))).isEqualTo(OPENED);
        assertThat(open(live, cookie(server.signedIn()))).isEqualTo(404);
        assertThat(open(live + "?scope=all", cookie(server.signedIn()))).isEqualTo(OPENED);
    }

    @Test
    void a_live_view_is_opened_by_a_token_that_may_connect() {
        assertThat(open(live + "?token=bg_wrong", cookie(owner))).isEqualTo(401);
        assertThat(open(live + "?token=" + token("read"), Map.of())).isEqualTo(403);
        assertThat(open(live + "?token=" + token("cua"), Map.of())).isEqualTo(403);
        assertThat(open(live + "?token=" + token("connect"), Map.of())).isEqualTo(OPENED);
        assertThat(open(live, Map.of("Authorization", "Bearer " + token("admin"))))
                .isEqualTo(OPENED);
    }

    private String token(String scope) {
        return owner.post("/api/v1/tokens", Map.of("name", "socket", "scopes", List.of(scope)))
                .body()
                .path("secret")
                .asString();
    }

    private static Map<String, String> cookie(ApiClient client) {
        return Map.of("Cookie", "browsergrid=" + client.cookie("browsergrid").orElseThrow());
    }

    /// The status of the handshake.
    private int open(String path, Map<String, String> headers) {
        URI address = URI.create(server.url().toString().replace("http:", "ws:") + path);
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(builder::header);
        try {
            builder.buildAsync(address, new WebSocket.Listener() {}).join().abort();
            return OPENED;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException refused) {
                return refused.getResponse().statusCode();
            }
            throw e;
        }
    }
}
