package dev.browsergrid.bench;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import dev.browsergrid.testing.ApiClient;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/// Claims of warm browsers, and whole uses of them: claim, connect, open a page, release.
record ClaimBenchmark(URI server, ApiClient admin, String token) {
    private static final String POOL = "benchmark";

    void run(int count) {
        JsonNode pool = admin.post(
                        "/api/v1/pools",
                        Map.of("name", POOL, "min", 3, "max", 6, "max_concurrency", 6, "timeout_minutes", 30))
                .body();
        String id = pool.path("id").asString();
        claims(id, count);
        whole(id, Math.max(5, count / 4));
    }

    private void awaitWarm(String pool, int warm) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    JsonNode nodes =
                            admin.get("/api/v1/pools/" + pool + "/nodes").body().path("data");
                    return nodes.valueStream()
                                    .filter(node ->
                                            node.path("state").asString("").equalsIgnoreCase("ready"))
                                    .count()
                            >= warm;
                });
    }

    private void claims(String pool, int count) {
        Samples samples = new Samples();
        ApiClient client = ApiClient.withToken(server, token);
        for (int i = 0; i < count + 5; i++) {
            awaitWarm(pool, 3);
            long before = System.nanoTime();
            JsonNode claimed =
                    client.get("/connect/json?keep_alive=60&pool=" + POOL).body();
            long took = System.nanoTime() - before;
            if (i >= 5) {
                samples.add(took);
            }
            release(claimed.path("webSocketDebuggerUrl").asString());
        }
        System.out.printf(
                Locale.ROOT, "warm claim p50 %.1f ms, p99 %.1f ms%n", samples.at(0.5) / 1000, samples.at(0.99) / 1000);
    }

    private void release(String address) {
        String session = URI.create(address).getPath().split("/", -1)[2];
        admin.post("/api/v1/sessions/" + session + "/release", Map.of());
    }

    private void whole(String pool, int count) {
        Samples connect = new Samples();
        Samples all = new Samples();
        try (Playwright playwright = Playwright.create()) {
            for (int i = 0; i < count; i++) {
                awaitWarm(pool, 3);
                long begun = System.nanoTime();
                String address = ApiClient.withToken(server, token)
                        .get("/connect/json?keep_alive=60&pool=" + POOL)
                        .body()
                        .path("webSocketDebuggerUrl")
                        .asString();
                long before = System.nanoTime();
                Browser browser = playwright.chromium().connectOverCDP(address);
                connect.add(System.nanoTime() - before);
                browser.contexts().getFirst().pages().getFirst().navigate(server + "/playground/index.html");
                release(address);
                all.add(System.nanoTime() - begun);
                browser.close();
            }
        }
        System.out.printf(
                Locale.ROOT,
                "claim, connectOverCDP, goto, release: p50 %.0f ms, p95 %.0f ms (connect p50 %.0f ms)%n",
                all.at(0.5) / 1000,
                all.at(0.95) / 1000,
                connect.at(0.5) / 1000);
    }
}
