package dev.browsergrid.run.replay;

import dev.browsergrid.agents.replay.recipe.Recording;
import dev.browsergrid.agents.replay.recipe.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Folds a run's events into what a recipe is made of. Pure.
final class RecordingFold {
    private final Map<Integer, Draft> drafts = new TreeMap<>();
    private int step;

    private RecordingFold() {}

    /// An event that is about a step.
    record Fact(String type, JsonNode data) {
        String text(String name) {
            return data.path(name).asString("");
        }
    }

    /// The steps in order; the facts are in the order they happened.
    static List<Recording.Step> steps(List<Fact> facts) {
        RecordingFold fold = new RecordingFold();
        facts.forEach(fold::add);
        return fold.drafts.values().stream().map(Draft::step).toList();
    }

    private void add(Fact fact) {
        // what people do is told between steps
        step = fact.data().path("step").asInt(step);
        int index = fact.data().path("index").asInt(0);
        Draft draft = drafts.computeIfAbsent(step, Draft::new);
        switch (fact.type()) {
            case "step.observed" ->
                draft.seen = new Sight(step, fact.text("url"), fact.text("title"), fact.text("snapshot"));
            case "action.started" -> draft.begun.put(index, fact);
            case "action.finished" -> draft.finished(index, fact);
            case "person.acted" -> draft.byHand = true;
            default -> throw new IllegalArgumentException("no fact of a step: " + fact.type());
        }
    }

    /// A step that is still being read.
    private static final class Draft {
        private final Map<Integer, Fact> begun = new TreeMap<>();
        private final List<Recording.Action> actions = new ArrayList<>();
        private Sight seen;
        private boolean byHand;

        Draft(int step) {
            this.seen = new Sight(step, "", "", "");
        }

        void finished(int index, Fact end) {
            Fact start = begun.remove(index);
            if (start != null) {
                actions.add(new Recording.Action(
                        start.text("tool"),
                        start.text("arguments"),
                        start.text("description"),
                        end.text("result"),
                        end.text("error_code")));
            }
        }

        Recording.Step step() {
            return new Recording.Step(seen, actions, byHand);
        }
    }
}
