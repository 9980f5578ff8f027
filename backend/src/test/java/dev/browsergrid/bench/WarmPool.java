package dev.browsergrid.bench;

import dev.browsergrid.testing.ApiClient;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// A pool of warm browsers for claims by URL.
record WarmPool(URI server, ApiClient admin, String token, String id) {
    private static final String NAME = "benchmark";
    // a browser that has just come up goes on working for a while, and so does one that was just given back
    private static final Duration CALM = Duration.ofSeconds(2);

    static WarmPool make(URI server, ApiClient admin, String token, int warm) {
        JsonNode pool = admin.post(
                        "/api/v1/pools",
                        Map.of(
                                "name",
                                NAME,
                                "min",
                                warm,
                                "max",
                                2 * warm,
                                "max_concurrency",
                                2 * warm,
                                "timeout_minutes",
                                30))
                .body();
        return new WarmPool(server, admin, token, pool.path("id").asString());
    }

    /// Returns when this many are ready and nothing else goes on.
    void await(int warm) throws InterruptedException {
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> ready() >= warm);
        Thread.sleep(CALM);
    }

    /// Has the server do this often what is about to be measured, so that its machine code is made.
    void warmUp(int claims) {
        ApiClient client = client();
        for (int i = 0; i < claims; i++) {
            release(client, claim(client));
        }
    }

    private long ready() {
        return admin.get("/api/v1/pools/" + id + "/nodes")
                .body()
                .path("data")
                .valueStream()
                .filter(node -> node.path("state").asString("").equalsIgnoreCase("ready"))
                .count();
    }

    /// The address of a browser claimed just now.
    String claim(ApiClient client) {
        return client.get("/connect/json?keep_alive=60&pool=" + NAME)
                .body()
                .path("webSocketDebuggerUrl")
                .asString();
    }

    ApiClient client() {
        return ApiClient.withToken(server, token);
    }

    void release(ApiClient client, String address) {
        String session = URI.create(address).getPath().split("/", -1)[2];
        client.post("/api/v1/sessions/" + session + "/release", Map.of());
    }
}
