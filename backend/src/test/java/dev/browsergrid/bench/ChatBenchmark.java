package dev.browsergrid.bench;

import static dev.browsergrid.bench.RunTimes.at;
import static dev.browsergrid.bench.RunTimes.comesToBe;
import static dev.browsergrid.bench.RunTimes.print;
import static dev.browsergrid.bench.RunTimes.saving;
import static dev.browsergrid.bench.RunTimes.untilFirstAction;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.ServerProcess;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What somebody waits for between two messages who finds the browser held or parked.
final class ChatBenchmark {
    /// How a server is started for it: two browsers, each held until somebody else needs it.
    static final Map<String, String> SERVER = Map.of(
            "BROWSERGRID_DEFAULT_POOL_MIN", "0", "BROWSERGRID_DEFAULT_POOL_MAX", "2", "BROWSERGRID_SESSION_HOLD", "1h");

    private final URI server;
    private final ApiClient client;

    ChatBenchmark(ServerProcess process) {
        server = process.url();
        client = new ApiClient(server);
        client.signIn(TestServer.EMAIL, TestServer.PASSWORD);
    }

    /// Signed in as the server's admin.
    ApiClient client() {
        return client;
    }

    /// One chat by itself.
    void alone(int rounds) {
        Samples held = new Samples();
        Samples thawed = new Samples();
        Samples parked = new Samples();
        Samples saved = new Samples();
        Samples fromHeld = new Samples();
        Samples fromParked = new Samples();
        Map<String, Samples> parts = new LinkedHashMap<>();
        TestChat chat = TestChat.begin(client);
        chat.say("go to " + server + "/playground/form.html");
        for (int round = 0; round < rounds; round++) {
            comesToBe(chat, "held");
            RunLog continued = chat.say("type held " + round + " into Name");
            held.add(told(continued, "session.continued"));
            fromHeld.add(untilFirstAction(continued).toNanos());
            saved.add(saving(continued).toNanos());
            comesToBe(chat, "held");
            client.post("/api/v1/sessions/" + chat.sessionId() + "/park", Map.of());
            comesToBe(chat, "parked");
            parked.add(capturing(chat).toNanos());
            RunLog restored = chat.say("type parked " + round + " into Name");
            thawed.add(told(restored, "session.restored"));
            fromParked.add(untilFirstAction(restored).toNanos());
            parts(restored, parts);
        }
        print("a held browser goes on", held);
        print("message to first action, held", fromHeld);
        print("saved while it runs, before its run is done", saved);
        print("asked to park until the browser is given back", parked);
        print("thaw, active tab as it was", thawed);
        print("message to first action, parked", fromParked);
        parts.forEach((part, took) -> print("  of these until " + part, took));
    }

    /// The time between one event and the next, up to the first action.
    private static void parts(RunLog log, Map<String, Samples> parts) {
        Instant before = at(log.events().getFirst());
        for (RunLog.Event event : log.events()) {
            String name = event.type() + " " + event.data().path("status").asString("");
            parts.computeIfAbsent(name.strip(), _ -> new Samples())
                    .add(Duration.between(before, at(event)).toNanos());
            before = at(event);
            if (event.type().equals("action.started")) {
                return;
            }
        }
    }

    /// In nanoseconds, how long the server says that it took.
    private static long told(RunLog log, String type) {
        return log.of(type).getFirst().data().path("ms").asLong() * 1_000_000;
    }

    private Duration capturing(TestChat chat) {
        List<JsonNode> events = client.get("/api/v1/sessions/" + chat.sessionId() + "/events")
                .body()
                .path("data")
                .valueStream()
                .toList();
        return Duration.between(time(events, "park_asked"), time(events, "captured"));
    }

    private static Instant time(List<JsonNode> events, String type) {
        return events.stream()
                .filter(event -> event.path("event").asString().equals(type))
                .map(event -> Instant.parse(event.path("at").asString()))
                .max(Instant::compareTo)
                .orElseThrow(() -> new IllegalStateException(events.toString()));
    }
}
