package dev.browsergrid.agents.browser;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A bare CDP connection to a browser, for what has to happen before Playwright can connect. One thread asks; an
/// answer that never comes leaves its future open.
final class CdpSocket implements WebSocket.Listener, AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Integer, CompletableFuture<JsonObject>> open = new ConcurrentHashMap<>();
    private final StringBuilder partial = new StringBuilder();
    private final Duration bound;
    private @Nullable WebSocket socket;
    private int ids;

    private CdpSocket(Duration bound) {
        this.bound = bound;
    }

    /// Connects to `http://host:port` or a `ws://` address within the bound.
    static CdpSocket open(String url, Duration bound)
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        CdpSocket opened = new CdpSocket(bound);
        try {
            opened.socket = opened.client
                    .newWebSocketBuilder()
                    .buildAsync(opened.endpoint(url), opened)
                    .get(bound.toMillis(), TimeUnit.MILLISECONDS);
            return opened;
        } catch (IOException | InterruptedException | ExecutionException | TimeoutException problem) {
            opened.close();
            throw problem;
        }
    }

    /// Sends a command to the browser, or to the target of `session` when that is not empty. The answer is its result,
    /// or the error object when it was refused.
    CompletableFuture<JsonObject> ask(String method, JsonObject parameters, String session)
            throws InterruptedException, ExecutionException, TimeoutException {
        int id = ++ids;
        JsonObject question = new JsonObject();
        question.addProperty("id", id);
        question.addProperty("method", method);
        question.add("params", parameters);
        if (!session.isEmpty()) {
            question.addProperty("sessionId", session);
        }
        CompletableFuture<JsonObject> answer = new CompletableFuture<>();
        open.put(id, answer);
        WebSocket connected = socket;
        if (connected != null) {
            connected.sendText(question.toString(), true).get(bound.toMillis(), TimeUnit.MILLISECONDS);
        }
        return answer;
    }

    /// The same, waiting for the answer.
    JsonObject answer(String method, JsonObject parameters)
            throws InterruptedException, ExecutionException, TimeoutException {
        return ask(method, parameters, "").get(bound.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            JsonObject message = JsonParser.parseString(partial.toString()).getAsJsonObject();
            partial.setLength(0);
            CompletableFuture<JsonObject> waiting =
                    message.has("id") ? open.remove(message.get("id").getAsInt()) : null;
            if (waiting != null) {
                waiting.complete(message.getAsJsonObject(message.has("result") ? "result" : "error"));
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private URI endpoint(String url) throws IOException, InterruptedException {
        if (!url.startsWith("http")) {
            return URI.create(url);
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(url).resolve("/json/version"))
                .timeout(bound)
                .build();
        String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        return URI.create(JsonParser.parseString(body)
                .getAsJsonObject()
                .get("webSocketDebuggerUrl")
                .getAsString());
    }
}
