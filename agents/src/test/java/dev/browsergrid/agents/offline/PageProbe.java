package dev.browsergrid.agents.offline;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Asks the page shown in a Chromium for the value of an expression, on a connection of its own, so that the run it
/// judges is left alone.
public final class PageProbe implements AutoCloseable {
    private final HttpClient client = HttpClient.newHttpClient();
    private final String browser;

    public PageProbe(String browser) {
        this.browser = browser;
    }

    /// The value as JSON; what the page throws is an [AssertionError].
    public JsonElement value(String expression, String url) throws IOException, InterruptedException {
        Answer answer = new Answer();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(target(url)), answer)
                .join();
        JsonObject parameters = new JsonObject();
        parameters.addProperty("expression", expression);
        parameters.addProperty("returnByValue", true);
        JsonObject question = new JsonObject();
        question.addProperty("id", 1);
        question.addProperty("method", "Runtime.evaluate");
        question.add("params", parameters);
        socket.sendText(question.toString(), true).join();
        JsonObject result = JsonParser.parseString(
                        answer.whole.orTimeout(5, TimeUnit.SECONDS).join())
                .getAsJsonObject()
                .getAsJsonObject("result");
        socket.abort();
        if (result.has("exceptionDetails")) {
            throw new AssertionError(expression + " threw " + result);
        }
        return result.getAsJsonObject("result").get("value");
    }

    /// Leaves one tab open, a new and blank one.
    public void closeAll() throws IOException, InterruptedException {
        String old = get("/json/list");
        client.send(
                HttpRequest.newBuilder(URI.create(browser + "/json/new?about:blank"))
                        .PUT(HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        for (JsonElement each : JsonParser.parseString(old).getAsJsonArray()) {
            JsonObject target = each.getAsJsonObject();
            if (target.get("type").getAsString().equals("page")) {
                get("/json/close/" + target.get("id").getAsString());
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(
                        HttpRequest.newBuilder(URI.create(browser + path)).build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private String target(String url) throws IOException, InterruptedException {
        String list = get("/json/list");
        for (JsonElement each : JsonParser.parseString(list).getAsJsonArray()) {
            JsonObject target = each.getAsJsonObject();
            if (target.get("type").getAsString().equals("page")
                    && target.get("url").getAsString().startsWith(url)) {
                return target.get("webSocketDebuggerUrl").getAsString();
            }
        }
        throw new AssertionError("no page at " + url + " in " + list);
    }

    private static final class Answer implements WebSocket.Listener {
        private final CompletableFuture<String> whole = new CompletableFuture<>();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                whole.complete(partial.toString());
            }
            from.request(1);
            return null;
        }
    }
}
