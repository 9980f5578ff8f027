package dev.browsergrid.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.OddSite;
import dev.browsergrid.testing.RunLog;
import dev.browsergrid.testing.TestChat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// One chat whose agent writes rising numbers over one another. What its runs told to have written is there
/// afterwards, or a later one that was begun; but for a step that was told not to be saved.
final class WorkingChat {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int NUMBERS = 12;
    private static final Pattern ENTRY = Pattern.compile("\"Entry\"[^\\n]*?: \"?(\\d+)");
    private static final Pattern TEXT = Pattern.compile("\"text\": ?\"(\\d+)\"");

    private final Servers servers;
    private final String chat;
    private final String session;
    private int asked;
    private int last;
    private int told;
    private int steps;
    private int broken;

    private WorkingChat(Servers servers, String chat, String session) {
        this.servers = servers;
        this.chat = chat;
        this.session = session;
    }

    static WorkingChat begin(Servers servers, OddSite site) {
        TestChat begun = TestChat.begin(servers.client(0));
        begun.say("go to " + site.url("ledger"));
        return new WorkingChat(servers, begun.id(), begun.sessionId());
    }

    /// Asks for more numbers and lets `disturbance` happen while they are written.
    void write(Runnable disturbance) {
        String wishes = IntStream.rangeClosed(last + 1, last + NUMBERS)
                .mapToObj(number -> "type " + number + " into Entry")
                .collect(Collectors.joining(", then "));
        last += NUMBERS;
        String run = sent(wishes);
        disturbance.run();
        RunLog log = followed(run);
        List<Integer> begun = log.of("action.started").stream()
                .flatMap(event ->
                        TEXT.matcher(event.data().path("arguments").asString()).results())
                .map(WorkingChat::number)
                .toList();
        List<Integer> unsaved = log.of("notice").stream()
                .filter(event -> event.data().path("code").asString().equals("step_not_saved"))
                .map(event -> event.data().path("step").asInt())
                .toList();
        long finished = log.of("action.finished").stream()
                .map(RunLog.Event::data)
                .filter(data -> data.path("error_code").asString().isEmpty()
                        && data.path("tool").asString().equals("type")
                        && !unsaved.contains(data.path("step").asInt()))
                .count();
        if (finished > 0) {
            told = begun.get((int) finished - 1);
        }
        steps += (int) finished;
        broken += log.last().type().equals("run.completed") ? 0 : 1;
        int most = begun.isEmpty() ? told : begun.getLast();
        assertThat(entry()).as("what stands there after %s", log.summary()).isBetween(told, most);
    }

    /// What stands there.
    private int entry() {
        RunLog[] seen = new RunLog[1];
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            seen[0] = followed(sent("what is the title of the page?"));
            return seen[0].last().type().equals("run.completed");
        });
        String page =
                seen[0].of("step.observed").getFirst().data().path("snapshot").asString();
        return ENTRY.matcher(page)
                .results()
                .map(WorkingChat::number)
                .findFirst()
                .orElseGet(() -> assertNothing(page));
    }

    private int assertNothing(String page) {
        assertThat(page).contains("\"Entry\"");
        return 0;
    }

    private static int number(MatchResult found) {
        return Integer.parseInt(found.group(1));
    }

    /// A server that was killed just now takes no message.
    private String sent(String text) {
        String[] run = new String[1];
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            run[0] = through().send(text);
            return true;
        });
        return run[0];
    }

    private RunLog followed(String run) {
        RunLog[] log = new RunLog[1];
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            log[0] = through().follow(run, Map.of());
            return log[0].last().terminal();
        });
        return log[0];
    }

    /// The chat as one server after the other shows it.
    private TestChat through() {
        return new TestChat(servers.client(asked++ % servers.count()), chat);
    }

    String session() {
        return session;
    }

    /// Steps that were told.
    int steps() {
        return steps;
    }

    /// Runs that were cut off.
    int broken() {
        return broken;
    }
}
