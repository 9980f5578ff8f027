package dev.browsergrid.run.http;

import dev.browsergrid.run.http.Step.Action;
import dev.browsergrid.run.http.Step.Notice;
import dev.browsergrid.run.http.Step.Observation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Folds a run's events into its steps. Pure: the event log is all that is known of a step.
final class StepFold {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, Object>> ARGUMENTS = new TypeReference<>() {};

    private StepFold() {}

    /// An event that is about a step.
    record Fact(String type, JsonNode data, Instant at) {
        int step() {
            return whole("step");
        }

        String text(String name) {
            return data.path(name).asString("");
        }

        int whole(String name) {
            return data.path(name).asInt();
        }
    }

    /// The steps in order; the facts are in the order they happened.
    static List<Step> steps(UUID run, Collection<Fact> facts) {
        return facts.stream()
                .collect(Collectors.groupingBy(Fact::step, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .map(ofOne -> step(run, ofOne))
                .toList();
    }

    private static Step step(UUID run, List<Fact> facts) {
        int number = facts.getFirst().step();
        String address = "/api/v1/runs/" + run + "/steps/" + number;
        Optional<Fact> seen = of(facts, "step.observed").findFirst();
        return new Step(
                number,
                facts.getFirst().at(),
                seen.map(fact -> new Observation(fact.text("url"), fact.text("title"), fact.whole("tabs")))
                        .orElse(null),
                of(facts, "step.screenshot")
                        .findFirst()
                        .map(_ -> address + "/screenshot")
                        .orElse(null),
                seen.map(_ -> address + "/snapshot").orElse(null),
                of(facts, "action.started")
                        .map(begun -> action(begun, of(facts, "action.finished")))
                        .toList(),
                of(facts, "notice")
                        .map(notice -> new Notice(notice.text("code"), notice.text("text")))
                        .toList(),
                tokens(facts, "input_tokens"),
                tokens(facts, "output_tokens"));
    }

    private static Action action(Fact begun, Stream<Fact> finished) {
        int index = begun.whole("index");
        Optional<Fact> end =
                finished.filter(fact -> fact.whole("index") == index).findFirst();
        return new Action(
                index,
                begun.text("tool"),
                arguments(begun.text("arguments")),
                begun.text("description"),
                begun.text("reason"),
                end.map(fact -> fact.text("result")).orElse(null),
                end.map(fact -> fact.text("error_code"))
                        .filter(code -> !code.isEmpty())
                        .orElse(null),
                end.map(fact -> fact.data().path("took_ms").asLong()).orElse(null));
    }

    /// Models write them, so they may be anything; what is no object is shown as it was written.
    private static Map<String, Object> arguments(String written) {
        try {
            return Optional.ofNullable(JSON.readValue(written, ARGUMENTS)).orElse(Map.of());
        } catch (JacksonException unreadable) {
            return Map.of("unreadable", written);
        }
    }

    private static long tokens(List<Fact> facts, String name) {
        return of(facts, "model.used")
                .mapToLong(fact -> fact.data().path(name).asLong())
                .sum();
    }

    private static Stream<Fact> of(List<Fact> facts, String type) {
        return facts.stream().filter(fact -> fact.type().equals(type));
    }
}
