package dev.browsergrid.run;

import dev.browsergrid.agents.AgentEvent;
import dev.browsergrid.agents.EventSink;
import dev.browsergrid.session.Keepsake;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/// Keeps what the agent reports of one run, in order. What it did is told only when the browser is saved as it is
/// then: a step that was told is not lost with the browser. The browser is saved while the agent looks at it and
/// thinks; before it acts again, all is told. Confined to the run's thread.
final class StepLog implements EventSink {
    private final EventSink told;
    private final Supplier<Keepsake> save;
    private CompletableFuture<Void> telling = CompletableFuture.completedFuture(null);

    /// `told` keeps an event; `save` saves the browser's state, where there is something to save it to.
    StepLog(EventSink told, Supplier<Keepsake> save) {
        this.told = told;
        this.save = save;
    }

    @Override
    public void accept(AgentEvent event) {
        if (event instanceof AgentEvent.ActionStarted) {
            settle();
        }
        boolean acted = event instanceof AgentEvent.ActionFinished finished && finished.acted();
        if (!acted && telling.isDone()) {
            settle();
            told.accept(event);
            return;
        }
        telling = telling.thenRunAsync(() -> tell(event, acted), Thread::startVirtualThread);
    }

    /// Waits until all is told.
    void settle() {
        try {
            telling.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException problem) {
                throw problem;
            }
            throw failed;
        }
    }

    private void tell(AgentEvent event, boolean acted) {
        if (acted && save.get() == Keepsake.NOT_SAVED) {
            told.accept(new AgentEvent.Noticed(
                    event.step(),
                    "step_not_saved",
                    "The browser could not be saved with this step; should it be lost now, the step is lost with it."));
        }
        told.accept(event);
    }
}
