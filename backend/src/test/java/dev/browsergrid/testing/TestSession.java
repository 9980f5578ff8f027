package dev.browsergrid.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A session as a program asks for one.
public record TestSession(ApiClient client, String id) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Asks for one and waits, at most a minute, until it has its browser.
    public static TestSession active(ApiClient client, Map<String, Object> wish) {
        Map<String, Object> waiting = new java.util.HashMap<>(wish);
        waiting.put("wait_seconds", 60);
        TestSession session = ask(client, waiting);
        assertThat(session.status()).as(session.get().toString()).isEqualTo("active");
        return session;
    }

    public static TestSession ask(ApiClient client, Map<String, Object> wish) {
        ApiClient.Answer made = client.post("/api/v1/sessions", wish);
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return new TestSession(client, made.body().path("id").asString());
    }

    /// A new profile of the signed-in person.
    public static String profile(ApiClient client) {
        ApiClient.Answer made =
                client.post("/api/v1/profiles", Map.of("name", "test profile " + UUID.randomUUID() + "."));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return made.body().path("id").asString();
    }

    public JsonNode get() {
        return client.get("/api/v1/sessions/" + id).body();
    }

    public String status() {
        return get().path("status").asString();
    }

    public String reason() {
        return get().path("reason").asString("");
    }

    public ApiClient.Answer post(String what) {
        return client.post("/api/v1/sessions/" + id + "/" + what, Map.of());
    }

    /// The events so far, by name.
    public List<String> events() {
        return client.get("/api/v1/sessions/" + id + "/events")
                .body()
                .path("data")
                .valueStream()
                .map(event -> event.path("event").asString())
                .toList();
    }

    /// The node whose browser it has.
    public String node(TestServer server) {
        return server.part(JdbcClient.class)
                .sql("SELECT node_id::text FROM lease WHERE session_id = :id::uuid AND ended_at IS NULL")
                .param("id", id)
                .query(String.class)
                .single();
    }

    /// How many times its use of a browser was written down.
    public int intervals(TestServer server) {
        return server.part(JdbcClient.class)
                .sql("SELECT count(*) FROM usage_interval WHERE session_id = :id::uuid")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    public TestSession await(String status) {
        org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(status()).as(get().toString()).isEqualTo(status));
        return this;
    }
}
