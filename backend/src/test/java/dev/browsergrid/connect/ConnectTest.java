package dev.browsergrid.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.ApiClient.Answer;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// One URL and a token are all a client needs.
@OnSharedServer
@Timeout(300)
class ConnectTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestServer server;
    private ApiClient owner;
    private String token;

    ConnectTest(TestServer server) {
        this.server = server;
    }

    @BeforeEach
    void begin() {
        owner = server.signedInPerson();
        token = token("connect");
    }

    @AfterEach
    void end() {
        sessions()
                .forEach(session ->
                        owner.delete("/api/v1/sessions/" + session.path("id").asString()));
    }

    private String token(String scope) {
        return owner.post("/api/v1/tokens", Map.of("name", "a token", "scopes", List.of(scope)))
                .body()
                .path("secret")
                .asString();
    }

    private List<JsonNode> sessions() {
        return owner.get("/api/v1/sessions").body().path("data").valueStream().toList();
    }

    private String status() {
        return sessions().getFirst().path("status").asString();
    }

    private Answer claim(String more) {
        return server.anonymous().get("/connect/json?wait=60&token=" + token + more);
    }

    private static URI socket(Answer claimed) {
        assertThat(claimed.status()).as(claimed.body().toString()).isEqualTo(200);
        return URI.create(claimed.body().path("webSocketDebuggerUrl").asString());
    }

    private String host() {
        return server.url().getAuthority();
    }

    @Test
    void the_answer_is_chromiums_own_with_both_addresses_of_this_server() {
        Answer claimed = claim("&session_name=mine&timeout_minutes=3");

        assertThat(claimed.body().propertyNames())
                .containsExactly(
                        "Browser",
                        "Protocol-Version",
                        "User-Agent",
                        "V8-Version",
                        "WebKit-Version",
                        "devtoolsFrontendUrl",
                        "webSocketDebuggerUrl");
        assertThat(claimed.body().path("Browser").asString()).startsWith("Chrome");
        String id = sessions().getFirst().path("id").asString();
        assertThat(socket(claimed).toString())
                .matches("ws://" + host() + "/session/" + id + "/connect/devtools/browser/[0-9a-f-]{36}")
                .isEqualTo(claimed.body().path("devtoolsFrontendUrl").asString());
        assertThat(sessions().getFirst().path("name").asString()).isEqualTo("mine");
    }

    @Test
    void lists_and_slashes_are_answered_as_chromium_does() {
        String key = "&key=" + UUID.randomUUID() + "&keep_alive=60";
        URI browser = socket(claim(key));
        Answer version = server.anonymous().get("/connect/json/version/?token=" + token + key);
        assertThat(socket(version)).isEqualTo(browser);

        JsonNode page = server.anonymous()
                .get("/api/v1/connect/json/list?token=" + token + key)
                .body()
                .get(0);
        String target = page.path("id").asString();
        String prefix = browser.getPath().replaceAll("/devtools/.*", "");
        assertThat(page.path("webSocketDebuggerUrl").asString())
                .isEqualTo("ws://" + host() + prefix + "/devtools/page/" + target);
        assertThat(page.path("devtoolsFrontendUrl").asString())
                .endsWith("?ws=" + host() + prefix + "/devtools/page/" + target);
        assertThat(server.anonymous()
                        .get("/connect/json/protocol?token=" + token + key)
                        .body()
                        .path("domains")
                        .size())
                .isGreaterThan(10);

        try (CdpConnection client =
                CdpConnection.open(URI.create(page.path("webSocketDebuggerUrl").asString()))) {
            assertThat(client.call("Runtime.evaluate", Map.of("expression", "6 * 7"))
                            .at("/result/value")
                            .asInt())
                    .isEqualTo(42);
        }
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void a_client_that_takes_only_a_socket_claims_with_it() {
        try (CdpConnection client =
                CdpConnection.open(URI.create("ws://" + host() + "/connect?wait=60&keep_alive=0&token=" + token))) {
            assertThat(client.call("Browser.getVersion").path("product").asString())
                    .startsWith("Chrome");
            assertThat(status()).isEqualTo("active");
        }
        await("its last client left").atMost(PATIENCE).until(() -> status().equals("ended"));
    }

    @Test
    void closing_the_browser_gives_the_session_back() {
        try (CdpConnection client = CdpConnection.open(socket(claim("&keep_alive=3600")))) {
            client.call("Browser.close");
            await().atMost(PATIENCE).until(() -> status().equals("ended"));
        }
    }

    @Test
    void a_client_that_comes_back_in_time_finds_its_browser() {
        URI browser = socket(claim("&keep_alive=120"));
        String target;
        try (CdpConnection client = CdpConnection.open(browser)) {
            target = client.call("Target.createTarget", Map.of("url", "about:blank"))
                    .path("targetId")
                    .asString();
        }
        try (CdpConnection client = CdpConnection.open(browser)) {
            assertThat(client.call("Target.getTargets").toString()).contains(target);
        }
    }

    @Test
    void the_same_key_asked_for_many_times_at_once_is_one_session() throws InterruptedException {
        String key = UUID.randomUUID().toString();
        Map<URI, Boolean> answers = new ConcurrentHashMap<>();
        List<Thread> threads = IntStream.range(0, 6)
                .mapToObj(_ -> Thread.ofVirtual().start(() -> answers.put(socket(claim("&key=" + key)), true)))
                .toList();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(answers).hasSize(1);
        assertThat(sessions()).hasSize(1);
    }

    @Test
    void a_full_pool_is_a_429_with_a_time_to_come_back_over_http_and_on_the_upgrade() {
        String pool = "full-" + UUID.randomUUID();
        server.part(JdbcClient.class)
                .sql("""
                    INSERT INTO pool (id, name, owner_id, min, max, max_concurrency, timeout_minutes, template,
                                      created_at, updated_at)
                    VALUES (:id, :name, :owner::uuid, 0, 0, 1, 5, '{}', now(), now())
                    """)
                .param("id", UUID.randomUUID())
                .param("name", pool)
                .param("owner", owner.get("/api/v1/me").body().path("id").asString())
                .update();

        Answer refused = server.anonymous().get("/connect/json?wait=0&pool=" + pool + "&token=" + token);
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.code()).isEqualTo("no_browser_in_time");
        assertThat(refused.headers()).containsKey("retry-after");
        assertThat(upgrade("/connect?wait=0&pool=" + pool + "&token=" + token)).isEqualTo(429);
        assertThat(sessions()).as("what was refused was never there").isEmpty();
    }

    @Test
    void refusals_on_the_upgrade_are_http_statuses() {
        assertThat(upgrade("/connect")).isEqualTo(401);
        assertThat(upgrade("/connect?token=bg_wrong")).isEqualTo(401);
        assertThat(upgrade("/connect?token=" + token("read"))).isEqualTo(403);
        assertThat(upgrade("/connect?pool=nowhere&token=" + token)).isEqualTo(404);
        assertThat(upgrade("/connect?wait=x&viewport=big&token=" + token)).isEqualTo(422);
        assertThat(server.anonymous().get("/connect?token=" + token).status()).isEqualTo(426);
    }

    @Test
    void parameters_that_make_no_sense_are_named() {
        Answer refused = server.anonymous()
                .get("/connect/json?viewport=big&keep_alive=-1&read_only=perhaps&timeout_minutes=0&token=" + token);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()
                        .path("errors")
                        .valueStream()
                        .map(error -> error.path("field").asString()))
                .containsExactlyInAnyOrder("read_only", "viewport", "timeout_minutes", "keep_alive");
    }

    @Test
    void a_page_of_another_site_cannot_claim_with_a_cookie() {
        String cookie = "browsergrid=" + owner.cookie("browsergrid").orElseThrow();
        ApiClient elsewhere = new ApiClient(server.url(), Map.of("Cookie", cookie, "Sec-Fetch-Site", "cross-site"));

        assertThat(elsewhere.get("/connect/json").code()).isEqualTo("foreign_origin");
    }

    @Test
    void forwarded_hosts_of_strangers_are_not_believed() {
        ApiClient liar =
                new ApiClient(server.url(), Map.of("X-Forwarded-Host", "evil.example", "X-Forwarded-Proto", "https"));

        assertThat(socket(liar.get("/connect/json?wait=60&token=" + token)).toString())
                .startsWith("ws://" + host() + "/");
    }

    private int upgrade(String path) {
        try {
            HttpClient.newHttpClient()
                    .newWebSocketBuilder()
                    .buildAsync(URI.create("ws://" + host() + path), new WebSocket.Listener() {})
                    .join()
                    .abort();
            return 101;
        } catch (CompletionException e) {
            return e.getCause() instanceof WebSocketHandshakeException refused
                    ? refused.getResponse().statusCode()
                    : -1;
        }
    }
}
