package dev.browsergrid.access;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// A live view's socket and a run's event stream, both held open.
final class OpenConnections implements AutoCloseable {
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final CompletableFuture<Void> streamEnded = new CompletableFuture<>();
    private final InputStream stream;

    private OpenConnections(ApiClient reader, String run) {
        stream = reader.stream("/api/v1/runs/" + run + "/events", Map.of()).body();
        Thread.ofVirtual().start(this::readToEnd);
    }

    /// Opened by a cookie.
    static OpenConnections of(TestServer server, ApiClient client) {
        JsonNode chat = chat(client);
        OpenConnections open = new OpenConnections(client, endlessRun(server, chat));
        open.connect(
                server,
                chat,
                "",
                Map.of("Cookie", "browsergrid=" + client.cookie("browsergrid").orElseThrow()));
        return open;
    }

    /// Opened by a token, the socket with it in its address as browsers must.
    static OpenConnections byToken(TestServer server, ApiClient owner, String secret) {
        JsonNode chat = chat(owner);
        OpenConnections open =
                new OpenConnections(ApiClient.withToken(server.url(), secret), endlessRun(server, chat));
        open.connect(server, chat, "?token=" + secret, Map.of());
        return open;
    }

    private static JsonNode chat(ApiClient client) {
        return client.post("/api/v1/chats", Map.of()).body();
    }

    /// One that no server works on and that never ends.
    private static String endlessRun(TestServer server, JsonNode chat) {
        UUID id = UUID.randomUUID();
        server.part(JdbcClient.class)
                .sql("""
                    INSERT INTO run (id, owner_id, chat_id, session_id, model, instruction, status, created_at,
                                     heartbeat_at, server_id, host_id)
                    SELECT :id, owner_id, id, session_id, 'offline/rules', 'nothing', 'RUNNING', now(),
                           now() + interval '1 hour', :id, :id
                      FROM chat WHERE id = :chat::uuid
                    """)
                .param("id", id)
                .param("chat", chat.path("id").asString())
                .update();
        return id.toString();
    }

    private void connect(TestServer server, JsonNode chat, String query, Map<String, String> headers) {
        URI address = URI.create(server.url().toString().replace("http:", "ws:") + "/api/v1/sessions/"
                + chat.path("session").path("id").asString() + "/live" + query);
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        headers.forEach(builder::header);
        builder.buildAsync(address, new WebSocket.Listener() {
                    @Override
                    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
                        closed.complete(code);
                        return null;
                    }

                    @Override
                    public void onError(WebSocket socket, Throwable error) {
                        closed.complete(-1);
                    }
                })
                .join();
    }

    private void readToEnd() {
        try (stream) {
            stream.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException e) {
            // ended is ended
        } finally {
            streamEnded.complete(null);
        }
    }

    /// How many of the two are open.
    int alive() {
        return (closed.isDone() ? 0 : 1) + (streamEnded.isDone() ? 0 : 1);
    }

    int closeCode() {
        return closed.join();
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
