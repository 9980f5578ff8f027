package dev.browsergrid.agents.replay.recipe;

import java.util.List;

/// What was done in one look at the page. `url` is where that has to be again.
public record RecipeStep(Sight then, String url, List<RecipeAction> actions) {
    public RecipeStep {
        actions = List.copyOf(actions);
    }
}
