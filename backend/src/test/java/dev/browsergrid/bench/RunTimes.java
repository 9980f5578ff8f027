package dev.browsergrid.bench;

import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// What a run's events say of how long its parts took, by the server's clock.
final class RunTimes {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private RunTimes() {}

    /// By the server's clock, from the message to the first thing done to the page.
    static Duration untilFirstAction(RunLog log) {
        Instant sent = at(log.events().getFirst());
        return log.of("action.started").stream()
                .findFirst()
                .map(action -> Duration.between(sent, at(action)))
                .orElseThrow(() -> new IllegalStateException(log.summary()));
    }

    /// From the last thing the agent told until the run was done, which it is when all is saved.
    static Duration saving(RunLog log) {
        List<RunLog.Event> events = log.events();
        return Duration.between(at(events.get(events.size() - 2)), at(events.getLast()));
    }

    static Instant at(RunLog.Event event) {
        return Instant.parse(event.body().path("at").asString());
    }

    static void comesToBe(TestChat chat, String status) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() ->
                        chat.get().path("session").path("status").asString().equals(status));
    }

    static void print(String what, Samples samples) {
        System.out.printf(
                Locale.ROOT,
                "%-48s p50 %6.0f ms   p95 %6.0f ms%n",
                what,
                samples.at(0.5) / 1000,
                samples.at(0.95) / 1000);
    }
}
