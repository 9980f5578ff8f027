package dev.browsergrid.cua;

import dev.browsergrid.account.Reach;
import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.agents.replay.Replay;
import dev.browsergrid.agents.replay.recipe.Recipe;
import dev.browsergrid.cua.ReplayForm.Wish;
import dev.browsergrid.file.FileInfo;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.Run;
import dev.browsergrid.run.RunTerms;
import dev.browsergrid.run.Runs;
import dev.browsergrid.run.replay.Recipes;
import dev.browsergrid.run.replay.Replays;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/// Starts runs that repeat another one, without a model.
@Service
class ReplayRuns {
    private final Runs runs;
    private final Recipes recipes;
    private final Replays replays;
    private final CuaRuns cua;
    private final ModelCatalog models;

    ReplayRuns(Runs runs, Recipes recipes, Replays replays, CuaRuns cua, ModelCatalog models) {
        this.runs = runs;
        this.recipes = recipes;
        this.replays = replays;
        this.cua = cua;
        this.models = models;
    }

    /// Queues a run that repeats this one, begins where it began, and has the same files.
    ///
    /// @throws Problem `run_not_over`, `nothing_to_replay`, `not_repeatable`, and as [ReplayForm], [CuaRules] and
    /// [Runs#start] say
    @Transactional
    Run start(UUID source, JsonNode body, Reach reach) {
        Run original = runs.brief(source, reach).orElseThrow(Problem::notFound);
        Recipe recipe = recipes.ofRun(source, reach);
        requireWhole(recipe);
        Wish wish = ReplayForm.read(body, recipe, original.instruction());
        CuaRules.require(wish.request(), runs.mostAllowed(), models);
        Run run = runs.start(new Runs.Request(
                reach.viewer(),
                Optional.empty(),
                cua.session(wish.request(), original.instruction(), reach),
                Replay.MODEL,
                original.instruction(),
                runs.filesOf(source).stream().map(FileInfo::id).toList(),
                beginning(cua.terms(wish.request()), recipe)));
        replays.keep(run.id(), source, wish.texts());
        return run;
    }

    private static RunTerms beginning(RunTerms terms, Recipe recipe) {
        return new RunTerms(
                terms.limits(),
                recipe.startUrl(),
                terms.manner(),
                terms.outputSchema(),
                terms.metadata(),
                terms.approvals(),
                terms.onQuestion(),
                terms.safeguards(),
                terms.vision(),
                terms.persistent());
    }

    private static void requireWhole(Recipe recipe) {
        if (!recipe.gaps().isEmpty()) {
            Recipe.Gap first = recipe.gaps().getFirst();
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "not_repeatable",
                    "Not all this run did can be repeated. In step " + first.step() + ": " + first.why());
        }
        if (recipe.steps().isEmpty()) {
            throw new Problem(
                    HttpStatus.CONFLICT, "nothing_to_replay", "This run did nothing in its browser that worked.");
        }
    }
}
