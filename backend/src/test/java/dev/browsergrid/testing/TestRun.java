package dev.browsergrid.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A run as a program starts one.
public record TestRun(ApiClient client, String id) {
    private static final String CUA = "/api/v1/cua";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /// Starts one and does not wait.
    public static TestRun start(ApiClient client, Map<String, Object> wish) {
        ApiClient.Answer answer = client.post(CUA, wish);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(202);
        String id = answer.body().path("id").asString();
        assertThat(answer.headers().get("location")).containsExactly("/api/v1/runs/" + id);
        return new TestRun(client, id);
    }

    /// Starts one, and is answered when it is over.
    public static JsonNode finished(ApiClient client, Map<String, Object> wish) {
        ApiClient.Answer answer = client.post(CUA + "?wait=60", wish);
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        return answer.body();
    }

    /// Starts one and reads its events until the server ends the stream.
    public static RunLog told(ApiClient client, Map<String, Object> wish) {
        HttpResponse<InputStream> answer = client.streamPost(CUA, wish, Map.of("Accept", "text/event-stream"));
        assertThat(answer.statusCode()).isEqualTo(200);
        String address = answer.headers().firstValue("Location").orElseThrow();
        return read(address.substring(address.lastIndexOf('/') + 1), answer);
    }

    private static RunLog read(String id, HttpResponse<InputStream> answer) {
        try (var lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            return RunLog.read(id, lines.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode get() {
        return get("");
    }

    /// What is there under the run's address, such as `/status`.
    public JsonNode get(String what) {
        return client.get(address(what)).body();
    }

    /// What is there, byte for byte.
    public HttpResponse<InputStream> raw(String what) {
        return client.stream(address(what), Map.of());
    }

    private String address(String what) {
        return "/api/v1/runs/" + id + what;
    }

    /// Reads its events again, after this one.
    public RunLog events(int after) {
        return read(id, client.stream(address("/events?after=" + after), Map.of()));
    }

    /// Reads its events from the first one to the first of this type.
    public RunLog eventsUntil(String type) {
        try (var lines = new BufferedReader(new InputStreamReader(
                client.stream(address("/events"), Map.of()).body(), StandardCharsets.UTF_8))) {
            List<String> read = new ArrayList<>();
            String line = lines.readLine();
            boolean found = false;
            while (line != null && !(found && line.isEmpty())) {
                read.add(line);
                found |= line.equals("event: " + type);
                line = lines.readLine();
            }
            read.add("");
            return RunLog.read(id, read.stream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void cancel() {
        client.post(address("/cancel"), Map.of());
        await("cancelled", "completed", "failed");
    }

    public TestRun await(String... statuses) {
        org.awaitility.Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(() -> assertThat(List.of(statuses))
                        .as(get().toString())
                        .contains(get("/status").path("status").asString()));
        return this;
    }

    public TestSession session() {
        return new TestSession(client, get().path("session_id").asString());
    }
}
