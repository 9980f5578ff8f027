package dev.browsergrid.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A run's events as a client received them.
public record RunLog(String runId, List<Event> events) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> TERMINAL = Set.of("run.completed", "run.asked", "run.failed", "run.cancelled");

    /// One server-sent event: its two header fields, and its data.
    public record Event(String id, String type, JsonNode body) {
        public long seq() {
            return body.path("seq").asLong();
        }

        public JsonNode data() {
            return body.path("data");
        }

        public boolean terminal() {
            return TERMINAL.contains(type);
        }
    }

    /// Reads a text/event-stream.
    static RunLog read(String runId, Stream<String> lines) {
        List<Event> events = new ArrayList<>();
        List<String> frame = new ArrayList<>();
        lines.forEach(line -> {
            if (!line.isEmpty()) {
                frame.add(line);
            } else if (!field(frame, "data").isEmpty()) {
                events.add(new Event(field(frame, "id"), field(frame, "event"), JSON.readTree(field(frame, "data"))));
                frame.clear();
            } else {
                frame.clear();
            }
        });
        return new RunLog(runId, List.copyOf(events));
    }

    private static String field(List<String> frame, String name) {
        return frame.stream()
                .filter(line -> line.startsWith(name + ": "))
                .map(line -> line.substring(name.length() + 2))
                .findFirst()
                .orElse("");
    }

    public Event last() {
        return events.getLast();
    }

    /// Events of this type, in order.
    public List<Event> of(String type) {
        return events.stream().filter(event -> event.type().equals(type)).toList();
    }

    public List<String> types() {
        return events.stream().map(Event::type).toList();
    }

    /// The tools the agent used, in order.
    public List<String> tools() {
        return of("action.started").stream()
                .map(event -> event.data().path("tool").asString())
                .toList();
    }

    /// The answer of a run that completed.
    public String answer() {
        assertThat(last().type()).as("the end of %s", summary()).isEqualTo("run.completed");
        return last().data().path("answer").asString();
    }

    /// The code of a run that failed.
    public String failure() {
        assertThat(last().type()).as("the end of %s", summary()).isEqualTo("run.failed");
        return last().data().path("code").asString();
    }

    /// What a failing test prints: actions, notices and the end.
    public String summary() {
        return events.stream()
                .filter(event ->
                        event.type().startsWith("action") || event.type().equals("notice") || event.terminal())
                .map(event -> event.type() + event.data())
                .toList()
                .toString();
    }
}
