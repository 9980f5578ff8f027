package dev.browsergrid.testing;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A connection to `/api/v1/updates` as the web app or a program with a token opens one.
public final class UpdatesClient implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    // what arrived, and the close code; written by the socket's thread, read by the test's
    private final List<JsonNode> messages = new CopyOnWriteArrayList<>();
    private final AtomicInteger closeCode = new AtomicInteger();
    private final WebSocket socket;

    private UpdatesClient(URI server, String query, Map<String, String> headers) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(builder::header);
        URI address = URI.create("ws://" + server.getAuthority() + "/api/v1/updates" + query);
        socket = builder.buildAsync(address, new Ears()).join();
    }

    /// With the cookie of a client that is signed in.
    public static UpdatesClient open(URI server, ApiClient client) {
        return new UpdatesClient(
                server, "", Map.of("Cookie", "browsergrid=" + client.cookie("browsergrid").orElseThrow()));
    }

    /// With a token in the header.
    public static UpdatesClient withToken(URI server, String token) {
        return new UpdatesClient(server, "", Map.of("Authorization", "Bearer " + token));
    }

    private final class Ears implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                messages.add(JSON.readTree(text.toString()));
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closeCode.set(code);
            return null;
        }
    }

    public void say(String text) {
        socket.sendText(text, true).join();
    }

    /// Subscribes and waits for the answer.
    public JsonNode subscribe(String scope, String... topics) {
        int before = of("subscribed").size();
        say(JSON.writeValueAsString(Map.of("type", "subscribe", "scope", scope, "topics", List.of(topics))));
        await().atMost(PATIENCE).until(() -> of("subscribed").size() > before);
        return of("subscribed").getLast();
    }

    public List<JsonNode> of(String type) {
        return messages.stream()
                .filter(message -> message.path("type").asString().equals(type))
                .toList();
    }

    /// The ids told so far under a topic.
    public List<String> ids(String topic) {
        return of("changed").stream()
                .filter(message -> message.path("topic").asString().equals(topic))
                .flatMap(message -> message.path("ids").valueStream().map(JsonNode::asString))
                .toList();
    }

    public void awaitId(String topic, String id) {
        await().atMost(PATIENCE).until(() -> ids(topic).contains(id));
    }

    /// Waits until the server closed the connection. Answers its code.
    public int awaitClosed() {
        await().atMost(PATIENCE).until(() -> closeCode.get() != 0);
        return closeCode.get();
    }

    @Override
    public void close() {
        socket.abort();
    }
}
