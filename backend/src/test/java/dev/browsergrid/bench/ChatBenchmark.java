package dev.browsergrid.bench;

import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.ServerProcess;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/// What people wait for between two messages: one who is alone and finds the browser held or parked, and many chats
/// that take turns on two browsers, each of which must find its own page as it left it.
final class ChatBenchmark {
    /// How a server is started for it: two browsers, each held until somebody else needs it.
    static final Map<String, String> SERVER = Map.of(
            "BROWSERGRID_DEFAULT_POOL_MIN", "0", "BROWSERGRID_DEFAULT_POOL_MAX", "2", "BROWSERGRID_SESSION_HOLD", "1h");

    private static final int TALKING = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final URI server;
    private final ApiClient client;

    ChatBenchmark(ServerProcess process) {
        server = process.url();
        client = new ApiClient(server);
        client.signIn(TestServer.EMAIL, TestServer.PASSWORD);
    }

    /// One chat by itself.
    void alone(int rounds) {
        Samples held = new Samples();
        Samples thawed = new Samples();
        Samples parked = new Samples();
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

    /// Many chats, some talking at once. Every one is asked for twice what it left.
    void turns(int chats) throws InterruptedException, ExecutionException {
        List<TestChat> all =
                IntStream.range(0, chats).mapToObj(_ -> TestChat.begin(client)).toList();
        Instant begun = Instant.now();
        Samples first = new Samples();
        Samples again = new Samples();
        int wrong = 0;
        for (int turn = 0; turn < 3; turn++) {
            for (Turn done : talk(all, turn)) {
                (turn == 0 ? first : again).add(done.waited().toNanos());
                wrong += done.right() ? 0 : 1;
            }
            System.out.printf(
                    Locale.ROOT,
                    "turn %d of %d chats after %d s, wrong so far: %d%n",
                    turn + 1,
                    chats,
                    Duration.between(begun, Instant.now()).toSeconds(),
                    wrong);
        }
        print("message to first action, first turn", first);
        print("message to first action, later turns", again);
        if (wrong > 0) {
            throw new IllegalStateException(wrong + " turns did not find what was left");
        }
    }

    private record Turn(Duration waited, boolean right) {}

    private List<Turn> talk(List<TestChat> chats, int turn) throws InterruptedException, ExecutionException {
        LinkedBlockingQueue<Integer> waiting = new LinkedBlockingQueue<>(
                IntStream.range(0, chats.size()).boxed().toList());
        List<Callable<List<Turn>>> people = new ArrayList<>();
        for (int person = 0; person < TALKING; person++) {
            people.add(() -> {
                List<Turn> done = new ArrayList<>();
                for (Integer chat = waiting.poll(); chat != null; chat = waiting.poll()) {
                    done.add(take(chats.get(chat), chat, turn));
                }
                return done;
            });
        }
        List<Turn> turns = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(TALKING)) {
            for (Future<List<Turn>> person : threads.invokeAll(people)) {
                turns.addAll(person.get());
            }
        }
        return turns;
    }

    private Turn take(TestChat chat, int number, int turn) {
        String name = "Person " + number;
        RunLog log = switch (turn) {
            case 0 ->
                chat.say("go to " + server + "/playground/form.html?chat=" + number + " and type " + name
                        + " into Name");
            case 1 -> chat.say("type " + number + "@example.com into Email");
            default -> chat.say("type 555" + number + " into Phone");
        };
        boolean right = log.last().type().equals("run.completed");
        if (turn > 0) {
            String seen = log.of("step.observed").getFirst().data().toString();
            right &= seen.contains("chat=" + number) && seen.contains(name + "\\n");
        }
        if (turn > 1) {
            right &= log.of("step.observed").getFirst().data().toString().contains(number + "@example.com");
        }
        if (!right) {
            System.out.println("wrong: chat " + number + ", turn " + turn + ": " + log.summary());
        }
        return new Turn(untilFirstAction(log), right);
    }

    /// By the server's clock, from the message to the first thing done to the page.
    private static Duration untilFirstAction(RunLog log) {
        Instant sent = at(log.events().getFirst());
        return log.of("action.started").stream()
                .findFirst()
                .map(action -> Duration.between(sent, at(action)))
                .orElseThrow(() -> new IllegalStateException(log.summary()));
    }

    private static Instant at(RunLog.Event event) {
        return Instant.parse(event.body().path("at").asString());
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

    private static void comesToBe(TestChat chat, String status) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        chat.get().path("session").path("status").asString().equals(status));
    }

    private static void print(String what, Samples samples) {
        System.out.printf(
                Locale.ROOT,
                "%-48s p50 %6.0f ms   p95 %6.0f ms%n",
                what,
                samples.at(0.5) / 1000,
                samples.at(0.95) / 1000);
    }
}
