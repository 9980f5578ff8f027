package dev.browsergrid.agents.replay;

import dev.browsergrid.agents.Agent;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Computer;
import dev.browsergrid.agents.EventSink;
import dev.browsergrid.agents.FailureCode;
import dev.browsergrid.agents.ModelPatience;
import dev.browsergrid.agents.Outcome;
import dev.browsergrid.agents.Task;
import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.replay.recipe.Recipe;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Does again what a recipe tells, with no model: in the loop of every run, with its limits, approvals,
/// secrets and events. Serves one run.
public final class Replay {
    /// What stands where other runs name their model.
    public static final String MODEL = "replay";

    /// How many characters of a page are looked at; nobody pays for them.
    public static final int PAGE_BUDGET = 200_000;

    private static final ModelInfo INFO = new ModelInfo(MODEL, MODEL, "Replay without a model", false, true);

    private final Repeating repeating;
    private final InstantSource clock;

    /// `values` are texts to write instead of those that were written, by the names of the recipe's
    /// inputs.
    public Replay(Recipe recipe, Map<String, String> values, InstantSource clock) {
        this.repeating = new Repeating(recipe, recipe.with(values));
        this.clock = clock;
    }

    /// Repeats the run to its end, or to the first difference; then it failed with `replay_diverged`.
    public Outcome run(Task task, Computer computer, EventSink sink, Cancellation cancellation, Oversight oversight) {
        Outcome outcome = new Agent(new ReplayModel(repeating), INFO, ModelPatience.DEFAULT, clock)
                .run(task, computer, sink, cancellation, oversight);
        boolean ended = outcome instanceof Outcome.Completed;
        return divergence()
                .filter(_ -> ended)
                .<Outcome>map(found -> new Outcome.Failed(FailureCode.REPLAY_DIVERGED, found.words()))
                .orElse(outcome);
    }

    /// The first difference; empty when there was none. To be asked once the run is over.
    public Optional<Divergence> divergence() {
        return repeating.divergence();
    }
}
