package dev.browsergrid.agents.replay;

import dev.browsergrid.agents.replay.recipe.Recipe;
/// What a replay says when all is repeated. It has no words of its own about the page: it repeats the
/// run's, and says whether what they rested on is shown again.

final class Closing {
    private Closing() {}

    /// `missing` says that not all of what the run cited is shown now.
    static String words(Recipe recipe, boolean missing, boolean replaced) {
        StringBuilder words = new StringBuilder("Repeated without a model: %d actions in %d steps%s."
                .formatted(recipe.actions(), recipe.steps().size(), replaced ? ", with other texts than then" : ""));
        Recipe.Finish then = recipe.finish();
        if (!then.answer().isBlank()) {
            words.append(" The answer then was: ").append(then.answer());
        }
        if (missing) {
            words.append(" Not all that it rested on is shown now.");
        } else if (!then.evidence().isEmpty()) {
            words.append(" All that it rested on is shown now as well.");
        }
        return words.toString();
    }
}
