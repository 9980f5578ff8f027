package dev.browsergrid.agents;

import dev.browsergrid.agents.oversight.Examination;
import java.util.List;
import java.util.Optional;

/// The browser as the agent's loop sees it: look, and act. One run uses it at a time.
///
/// Every call ends within a bound. A cancelled call throws [java.util.concurrent.CancellationException] at once and
/// starts nothing further in the browser; a browser that is gone throws [BrowserLostException].
public interface Computer {
    /// The active page as text, its tabs, what happened since the last look, and a picture when one could be taken.
    Observation observe(Cancellation cancellation) throws InterruptedException;

    /// Does one thing in the browser and waits for the page to settle. `files` are those an upload may name.
    ActionResult act(ToolCall.Action action, List<TaskFile> files, Cancellation cancellation)
            throws InterruptedException;

    /// What the action would act on, as the page stands now. Changes nothing.
    default Examination examine(ToolCall.Action action, Cancellation cancellation) throws InterruptedException {
        return new Examination.Unclear("this browser cannot be examined");
    }

    /// A picture of what the action would act on, outlined, for a person to look at; empty when there is none.
    default Optional<Screenshot> picture(ToolCall.Action action, Cancellation cancellation)
            throws InterruptedException {
        return Optional.empty();
    }
}
