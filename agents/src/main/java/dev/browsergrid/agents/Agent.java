package dev.browsergrid.agents;

import dev.browsergrid.agents.model.ModelInfo;
import dev.browsergrid.agents.oversight.Oversight;
import dev.browsergrid.agents.safety.TaskSecrets;
import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.InstantSource;

/// Runs tasks with one model: observe, think, act, until the model says it is done or a limit is reached. Holds no
/// state of a run, so one agent can serve many at a time.
public final class Agent {
    private final StreamingChatModel model;
    private final ModelInfo info;
    private final ModelPatience patience;
    private final InstantSource clock;

    public Agent(StreamingChatModel model, ModelInfo info) {
        this(model, info, ModelPatience.DEFAULT, InstantSource.system());
    }

    public Agent(StreamingChatModel model, ModelInfo info, ModelPatience patience, InstantSource clock) {
        this.model = model;
        this.info = info;
        this.patience = patience;
        this.clock = clock;
    }

    /// Does the task and returns how it ended. Events go to the sink on the calling thread, in order. Cancelling, or
    /// interrupting the calling thread, ends the run within a second; nothing is started in the browser after that.
    /// Throws only what the sink throws.
    public Outcome run(Task task, Computer computer, EventSink sink, Cancellation cancellation) {
        return run(task, computer, sink, cancellation, Oversight.NOBODY);
    }

    /// The same with people beside it, who may pause it and speak to it, and whom it asks.
    public Outcome run(Task task, Computer computer, EventSink sink, Cancellation cancellation, Oversight oversight) {
        TaskSecrets secrets = task.safety().secrets();
        if (secrets.isEmpty()) {
            return new Run(model, info, patience, clock, task, computer, sink, cancellation, oversight).toTheEnd();
        }
        Masked masked = new Masked(secrets);
        return masked.outcome(new Run(
                        model,
                        info,
                        patience,
                        clock,
                        task,
                        masked.computer(computer),
                        masked.sink(sink),
                        cancellation,
                        masked.oversight(oversight))
                .toTheEnd());
    }

    @Override
    public String toString() {
        return "Agent[" + info.id() + ", " + model.provider() + "]";
    }
}
