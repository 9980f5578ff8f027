package dev.browsergrid.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A chat as a program talks in it.
public record TestChat(ApiClient client, String id) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /// Begins one with the offline model.
    public static TestChat begin(ApiClient client) {
        return begin(client, "offline/rules");
    }

    public static TestChat begin(ApiClient client, String model) {
        ApiClient.Answer made = client.post("/api/v1/chats", Map.of("model", model));
        assertThat(made.status()).as(made.body().toString()).isEqualTo(201);
        return new TestChat(client, made.body().path("id").asString());
    }

    /// Sends a message. Answers its run's id.
    public String send(String text) {
        ApiClient.Answer sent = post(text);
        assertThat(sent.status()).as(sent.body().toString()).isEqualTo(202);
        return sent.body().path("run").path("id").asString();
    }

    /// Sends a message, whatever the answer.
    public ApiClient.Answer post(String text) {
        return client.post("/api/v1/chats/" + id + "/messages", Map.of("text", text));
    }

    /// Sends a message and follows its run to the end.
    public RunLog say(String text) {
        return follow(send(text), Map.of());
    }

    /// Reads a run's events until the server ends the stream.
    public RunLog follow(String runId, Map<String, String> headers) {
        var response = client.stream("/api/v1/runs/" + runId + "/events", headers);
        assertThat(response.statusCode()).isEqualTo(200);
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            return RunLog.read(runId, lines.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads a run's events until the first of this type, then hangs up.
    public RunLog followUntil(String runId, String type) {
        var response = client.stream("/api/v1/runs/" + runId + "/events", Map.of());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            List<String> read = new ArrayList<>();
            boolean found = false;
            String line = lines.readLine();
            while (line != null && !(found && line.isEmpty())) {
                read.add(line);
                found |= line.equals("event: " + type);
                line = lines.readLine();
            }
            read.add("");
            return RunLog.read(runId, read.stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode get() {
        return client.get("/api/v1/chats/" + id).body();
    }

    public String sessionId() {
        return get().path("session").path("id").asString();
    }

    public JsonNode messages() {
        return client.get("/api/v1/chats/" + id + "/messages").body().path("data");
    }

    public JsonNode run(String runId) {
        return client.get("/api/v1/runs/" + runId).body();
    }

    /// Waits until the browser was given back, as it is a moment after each run.
    public void awaitParked() {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(
                        () -> assertThat(get().path("session").path("status").asString())
                                .isEqualTo("parked"));
    }
}
