package dev.browsergrid.agents.replay.recipe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run did, to be done again without a model: where it began, its actions that worked, the texts
/// that may be others, the secrets it typed by name, and how it ended. `gaps` say what of it cannot be
/// repeated; a recipe with any is no whole run.
public record Recipe(
        Optional<String> startUrl,
        List<RecipeStep> steps,
        List<Input> inputs,
        List<String> secrets,
        List<Gap> gaps,
        Finish finish) {
    public Recipe {
        steps = List.copyOf(steps);
        inputs = List.copyOf(inputs);
        secrets = List.copyOf(secrets);
        gaps = List.copyOf(gaps);
    }

    /// Something a run did that cannot be repeated, and in which of its steps.
    public record Gap(int step, String why) {}

    /// How the run ended: its answer, whether it did what it was to do, and the quotes it cited.
    public record Finish(String answer, boolean success, List<String> evidence) {
        public Finish {
            evidence = List.copyOf(evidence);
        }
    }

    /// Whether it can be done again: there is something to do, and nothing that cannot.
    public boolean isWhole() {
        return !steps.isEmpty() && gaps.isEmpty();
    }

    /// How many actions there are.
    public int actions() {
        return steps.stream().mapToInt(step -> step.actions().size()).sum();
    }

    /// The same with other texts, by the names of inputs: what shows a text that was replaced is looked
    /// for with the new one.
    public Recipe with(Map<String, String> values) {
        return values.isEmpty() ? this : new Filling(this, values).filled();
    }
}
