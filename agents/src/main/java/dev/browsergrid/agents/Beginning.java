package dev.browsergrid.agents;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.browsergrid.agents.ActionResult.Partly;
import dev.browsergrid.agents.ActionResult.Refused;
import dev.browsergrid.agents.ActionResult.Worked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Opens the page a run is to begin at, before the model is asked anything. It is told as an action of step 0.
final class Beginning {
    private static final int STEP = 0;
    private static final String TOOL = "navigate";

    private final Computer computer;
    private final EventSink sink;
    private final Cancellation cancellation;

    Beginning(Computer computer, EventSink sink, Cancellation cancellation) {
        this.computer = computer;
        this.sink = sink;
        this.cancellation = cancellation;
    }

    /// Why the run cannot begin there; empty when it can.
    Optional<Outcome> at(String url) throws InterruptedException {
        ToolCall.Navigate call = new ToolCall.Navigate(url);
        String arguments = JsonNodeFactory.instance.objectNode().put("url", url).toString();
        sink.accept(new AgentEvent.ActionStarted(
                STEP, 0, TOOL, arguments, new Description("").of(call), "the run begins here"));
        long started = System.nanoTime();
        ActionResult result = computer.act(call, List.of(), cancellation);
        Duration took = Duration.ofNanos(System.nanoTime() - started);
        return switch (result) {
            case Worked(var effect, var _, var _, var _) -> {
                sink.accept(new AgentEvent.ActionFinished(STEP, 0, TOOL, Prompt.ok(effect), "", true, took));
                yield Optional.empty();
            }
            case Refused(var problem, var message) -> missed(problem, message, false, took);
            case Partly(var problem, var message) -> missed(problem, message, true, took);
        };
    }

    private Optional<Outcome> missed(ToolError problem, String message, boolean acted, Duration took) {
        sink.accept(new AgentEvent.ActionFinished(
                STEP, 0, TOOL, Prompt.error(problem, message), problem.code(), acted, took));
        return Optional.of(new Outcome.Failed(
                FailureCode.START_URL_FAILED, "The page to begin at could not be opened: " + message));
    }
}
