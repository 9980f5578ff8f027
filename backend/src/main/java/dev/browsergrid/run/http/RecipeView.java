package dev.browsergrid.run.http;

import dev.browsergrid.agents.replay.recipe.Element;
import dev.browsergrid.agents.replay.recipe.Recipe;
import dev.browsergrid.agents.replay.recipe.RecipeAction;
import dev.browsergrid.agents.replay.recipe.RecipeStep;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a run did, as the API shows it. `repeatable` says whether it can be replayed: it did something, and
/// nothing of it is among the `gaps`.
@Schema(name = "RunRecipe")
record RecipeView(
        UUID runId,
        boolean repeatable,
        @Nullable String startUrl,
        List<Step> steps,
        List<Variable> variables,
        List<String> secrets,
        List<Gap> gaps) {

    /// What was done in one look at a page. `step` is the run's.
    @Schema(name = "RunRecipeStep")
    record Step(int step, String url, String title, List<Action> actions) {}

    /// A tool call, with elements in place of refs.
    @Schema(name = "RunRecipeAction")
    record Action(
            String tool,

            @Schema(additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
            Map<String, Object> arguments,

            List<Target> elements,
            String description) {}

    /// An element told without a ref; `argument` is where it stands among the arguments. `nth` counts from 0.
    @Schema(name = "RunRecipeElement")
    record Target(
            String argument,
            String role,
            String name,
            @Nullable String near,
            int nth,
            List<Integer> frames) {}

    /// A text that may be another one in a replay.
    @Schema(name = "RunRecipeVariable")
    record Variable(String name, String label, String value) {}

    /// Something that cannot be repeated.
    @Schema(name = "RunRecipeGap")
    record Gap(int step, String why) {}

    static RecipeView of(UUID run, Recipe recipe) {
        return new RecipeView(
                run,
                recipe.isWhole(),
                recipe.startUrl().orElse(null),
                recipe.steps().stream().map(RecipeView::step).toList(),
                recipe.inputs().stream()
                        .map(input -> new Variable(input.name(), input.label(), input.value()))
                        .toList(),
                recipe.secrets(),
                recipe.gaps().stream()
                        .map(gap -> new Gap(gap.step(), gap.why()))
                        .toList());
    }

    private static Step step(RecipeStep step) {
        return new Step(
                step.then().step(),
                step.url(),
                step.then().title(),
                step.actions().stream().map(RecipeView::action).toList());
    }

    private static Action action(RecipeAction action) {
        return new Action(
                action.tool(),
                action.arguments(),
                action.elements().entrySet().stream()
                        .map(entry -> target(entry.getKey(), entry.getValue()))
                        .toList(),
                action.description());
    }

    private static Target target(String argument, Element element) {
        return new Target(argument, element.role(), element.name(), element.near(), element.nth(), element.frames());
    }
}
