package dev.browsergrid.run;

import dev.browsergrid.agents.Agent;
import dev.browsergrid.agents.Cancellation;
import dev.browsergrid.agents.Computer;
import dev.browsergrid.agents.EventSink;
import dev.browsergrid.agents.FailureCode;
import dev.browsergrid.agents.Outcome;
import dev.browsergrid.agents.Task;
import dev.browsergrid.agents.browser.PlaywrightComputer;
import dev.browsergrid.agents.model.ModelCatalog;
import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.agents.model.UnknownModelException;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.replay.Replay;
import dev.browsergrid.run.replay.Replays;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Who does a run's work in its browser: an agent with the run's model, or a replay.
@Component
class Workers {
    private final ModelCatalog models;
    private final Replays replays;
    private final RunSettings settings;
    private final InstantSource clock;

    Workers(ModelCatalog models, Replays replays, RunSettings settings, InstantSource clock) {
        this.models = models;
        this.replays = replays;
        this.settings = settings;
        this.clock = clock;
    }

    /// Works on one run.
    interface Worker {
        Outcome run(Task task, Computer computer, EventSink sink, Cancellation cancellation, Oversight oversight);

        /// How many characters of a page it is shown.
        default int pageBudget() {
            return PlaywrightComputer.DEFAULT_PAGE_BUDGET;
        }

        /// Tells what there is to tell when all its steps are told.
        default void conclude() {}
    }

    /// @throws UnknownModelException when the run's model is not set up here
    Worker of(Run run) {
        if (!run.model().equals(Replay.MODEL)) {
            return new Agent(models.open(run.model()), info(run), settings.patience(), clock)::run;
        }
        return replays.of(run.id())
                .<Worker>map(replay -> new Repeater(run.id(), replay))
                .orElse((_, _, _, _, _) -> new Outcome.Failed(
                        FailureCode.REPLAY_DIVERGED, "The run it was to repeat is not there any more."));
    }

    private ModelInfo info(Run run) {
        ModelInfo info = models.info(run.model());
        return run.vision().equals(Vision.NEVER.word()) ? info.withoutImages() : info;
    }

    private final class Repeater implements Worker {
        private final UUID run;
        private final Replay replay;

        Repeater(UUID run, Replay replay) {
            this.run = run;
            this.replay = replay;
        }

        @Override
        public Outcome run(
                Task task, Computer computer, EventSink sink, Cancellation cancellation, Oversight oversight) {
            return replay.run(task, computer, sink, cancellation, oversight);
        }

        @Override
        public int pageBudget() {
            return Replay.PAGE_BUDGET;
        }

        @Override
        public void conclude() {
            replay.divergence().ifPresent(found -> replays.diverged(run, found));
        }
    }
}
