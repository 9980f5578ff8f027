package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.OnSharedServer;
import dev.browsergrid.testing.TestRun;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A program that is told of its run, by real HTTP.
@OnSharedServer
@Timeout(120)
class WebhookTest {
    private static final String SECRET = "correct horse battery";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestServer server;
    private final ApiClient ada;
    private final List<Told> told = new CopyOnWriteArrayList<>();
    private HttpServer listener;

    private record Told(String event, String delivery, String signature, String body) {
        JsonNode run() {
            return JsonMapper.shared().readTree(body);
        }
    }

    WebhookTest(TestServer server) {
        this.server = server;
        this.ada = server.signedInPerson();
    }

    @BeforeEach
    void listen() throws IOException {
        listener = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        listener.createContext("/hook", this::hear);
        listener.start();
    }

    @AfterEach
    void stop() {
        listener.stop(0);
    }

    private void hear(HttpExchange exchange) throws IOException {
        var headers = exchange.getRequestHeaders();
        told.add(new Told(
                headers.getFirst("X-Browsergrid-Event"),
                headers.getFirst("X-Browsergrid-Delivery"),
                headers.getFirst("X-Browsergrid-Signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        // the first time it fails
        exchange.sendResponseHeaders(told.size() == 1 ? 503 : 204, -1);
        exchange.close();
    }

    @Test
    void it_is_told_signed_until_it_has_heard_what_the_run_waits_for_and_how_it_ends() throws Exception {
        TestRun run = TestRun.start(
                ada,
                Map.of(
                        "task",
                        "click Add on the Blue mug",
                        "start_url",
                        server.url() + "/playground/shop.html",
                        "approval_policy",
                        "always",
                        "webhook",
                        Map.of("url", "http://127.0.0.1:" + port() + "/hook?of=mine", "secret", SECRET)));
        run.await("requires_action");
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> deliveries(run).path(0).path("attempts").size() == 1);
        JsonNode failed = deliveries(run).path(0);
        assertThat(failed.path("status").asString()).isEqualTo("pending");
        assertThat(failed.path("attempts").path(0).path("status_code").asInt()).isEqualTo(503);
        assertThat(failed.path("next_attempt_at").isNull()).isFalse();

        server.part(JdbcClient.class)
                .sql("UPDATE webhook_delivery SET due_at = created_at WHERE run_id = :run::uuid")
                .param("run", run.id())
                .update();
        Awaitility.await().atMost(PATIENCE).until(() -> told.size() == 2);
        assertThat(told.get(1).delivery()).isEqualTo(told.get(0).delivery());
        assertThat(told.get(1).event()).isEqualTo("approval.requested");
        assertThat(told.get(1).run().path("status").asString()).isEqualTo("requires_action");
        assertThat(told.get(1).run().path("required_action").path("type").asString())
                .isEqualTo("approval");

        run.cancel();
        Awaitility.await().atMost(PATIENCE).until(() -> told.size() == 3);
        assertThat(told.get(2).event()).isEqualTo("run.cancelled");
        assertThat(told.get(2).run().path("id").asString()).isEqualTo(run.id());
        assertThat(told.get(2).run().path("status").asString()).isEqualTo("cancelled");
        for (Told each : told) {
            assertThat(each.body()).doesNotContain(SECRET);
            String[] parts = each.signature().split("[=,]", -1);
            assertThat(parts).startsWith("t").contains("v1");
            assertThat(parts[3]).isEqualTo(hmac(parts[1] + "." + each.body()));
        }
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> deliveries(run).path(1).path("status").asString().equals("delivered"));
        assertThat(server.part(JdbcClient.class)
                        .sql("SELECT sealed IS NULL FROM webhook WHERE run_id = :run::uuid")
                        .param("run", run.id())
                        .query(Boolean.class)
                        .single())
                .as("nothing is left to be signed")
                .isTrue();
        assertThat(server.signedInPerson()
                        .get("/api/v1/runs/" + run.id() + "/webhook-deliveries")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void an_address_that_pages_may_not_reach_is_not_reached_either() {
        for (String closed : List.of(
                "http://169.254.169.254/latest",
                "http://10.0.0.1/",
                server.url() + "/api/v1/me",
                "http://[fd00::1]/")) {
            ApiClient.Answer refused =
                    ada.post("/api/v1/cua", Map.of("task", "x", "webhook", Map.of("url", closed, "secret", SECRET)));
            assertThat(refused.code()).as(closed).isEqualTo("webhook_blocked");
        }
    }

    private int port() {
        return listener.getAddress().getPort();
    }

    private JsonNode deliveries(TestRun run) {
        return run.get("/webhook-deliveries").path("data");
    }

    private static String hmac(String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }
}
