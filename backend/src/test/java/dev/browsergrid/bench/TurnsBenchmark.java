package dev.browsergrid.bench;

import static dev.browsergrid.bench.RunTimes.comesToBe;
import static dev.browsergrid.bench.RunTimes.print;
import static dev.browsergrid.bench.RunTimes.untilFirstAction;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.ServerProcess;
import dev.browsergrid.testing.TestChat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
import java.util.stream.Stream;

/// Many chats that take turns on two browsers, some talking at once: each must find its own page as it left it.
record TurnsBenchmark(ServerProcess process, ApiClient client) {
    private static final int TALKING = 4;

    /// Many chats, some talking at once. Every one is asked for twice what it left.
    void run(int chats) throws InterruptedException, ExecutionException {
        String before = resources();
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
        all.forEach(chat -> {
            client.post("/api/v1/sessions/" + chat.sessionId() + "/park", Map.of());
            comesToBe(chat, "parked");
        });
        System.out.printf("the server before: %s%n%d chats parked: %s%n", before, chats, resources());
        if (wrong > 0) {
            throw new IllegalStateException(wrong + " turns did not find what was left");
        }
    }

    /// What the server uses of the system, while nobody talks.
    private String resources() {
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + process.pid() + "/task"));
                Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            long sockets =
                    files.filter(file -> pointsTo(file).startsWith("socket:")).count();
            return threads.count() + " threads, " + sockets + " sockets, "
                    + process.family().size() + " processes below it";
        } catch (IOException e) {
            return "not known on this system";
        }
    }

    private static String pointsTo(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException closed) {
            return "";
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
                chat.say("go to " + process.url() + "/playground/form.html?chat=" + number + " and type " + name
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
}
