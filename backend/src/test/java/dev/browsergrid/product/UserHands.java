package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.SessionBrowser;
import dev.browsergrid.testing.TestRun;
import dev.browsergrid.testing.TestServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody's hands on a run's live view, as the web app moves them.
final class UserHands implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final TestRun run;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger frames = new AtomicInteger();
    private final WebSocket socket;

    private UserHands(TestRun run, URI address, String cookie) {
        this.run = run;
        this.socket = http.newWebSocketBuilder()
                .header("Cookie", "browsergrid=" + cookie)
                .buildAsync(address, new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
                        frames.incrementAndGet();
                        from.request(1);
                        return java.util.concurrent.CompletableFuture.completedStage(null);
                    }
                })
                .join();
    }

    /// Opens the live view and waits for its first picture.
    static UserHands of(TestServer server, ApiClient person, TestRun run) {
        URI address = URI.create(server.url().toString().replace("http:", "ws:") + "/api/v1/sessions/"
                + run.session().id() + "/live");
        UserHands hands =
                new UserHands(run, address, person.cookie("browsergrid").orElseThrow());
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(hands.frames()).isPositive());
        return hands;
    }

    int frames() {
        return frames.get();
    }

    /// Clicks in the middle of the field or button of this name.
    void click(String name) {
        JsonNode at = place(name);
        for (String action : java.util.List.of("move", "down", "up")) {
            say(Map.of(
                    "type",
                    "mouse",
                    "action",
                    action,
                    "x",
                    at.path(0).asDouble(),
                    "y",
                    at.path(1).asDouble(),
                    "button",
                    action.equals("move") ? "none" : "left",
                    "buttons",
                    action.equals("down") ? 1 : 0,
                    "clicks",
                    1));
        }
    }

    void key(String key) {
        for (String action : java.util.List.of("down", "up")) {
            say(Map.of("type", "key", "action", action, "key", key, "code", key, "text", ""));
        }
    }

    void text(String text) {
        say(Map.of("type", "text", "text", text));
    }

    private void say(Map<String, Object> message) {
        socket.sendText(JSON.writeValueAsString(message), true).join();
    }

    private JsonNode place(String name) {
        try (CdpConnection connection = new SessionBrowser(run.session()).connect()) {
            String target = connection
                    .call("Target.getTargets")
                    .path("targetInfos")
                    .valueStream()
                    .filter(info -> info.path("url").asString().contains("/playground/"))
                    .map(info -> info.path("targetId").asString())
                    .findFirst()
                    .orElseThrow();
            String script = """
                (() => {
                  const label = [...document.querySelectorAll('label')].find(l => l.innerText.includes('%s'));
                  const it = label.control ?? label;
                  it.scrollIntoView({ block: 'center', behavior: 'instant' });
                  const box = it.getBoundingClientRect();
                  return [box.x + box.width / 2, box.y + box.height / 2];
                })()
                """.formatted(name);
            return connection
                    .attach(target)
                    .call("Runtime.evaluate", Map.of("expression", script, "returnByValue", true))
                    .path("result")
                    .path("value");
        }
    }

    @Override
    public void close() {
        socket.abort();
        http.close();
    }
}
