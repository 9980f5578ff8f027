package dev.browsergrid.agents;

import dev.browsergrid.agents.model.ModelInfo;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/// One run of the agent against a model that says what the test told it, and what was heard of it.
record Trial(List<AgentEvent> events, Cancellation cancellation) {
    /// Waits hardly at all.
    static final ModelPatience HASTY =
            new ModelPatience(Duration.ofMillis(200), 3, Duration.ofMillis(1), Duration.ofSeconds(1));

    Trial() {
        this(new ArrayList<>(), new Cancellation());
    }

    Outcome run(ScriptedModel model, Computer computer) {
        return run(model, computer, Task.of("go"), ScriptedModel.TEXT);
    }

    Outcome run(ScriptedModel model, Computer computer, Task task, ModelInfo info) {
        return new Agent(model, info, HASTY, InstantSource.system()).run(task, computer, events::add, cancellation);
    }

    /// A run that would go on for ever but for its limits.
    Outcome limited(Limits limits) {
        Task task = new Task("go", List.of(), List.of(), limits);
        return run(ScriptedModel.endless(), PaperComputer.willing(), task, ScriptedModel.TEXT);
    }

    static FailureCode code(Outcome outcome) {
        return outcome instanceof Outcome.Failed failed ? failed.code() : failNot(outcome);
    }

    private static FailureCode failNot(Outcome outcome) {
        throw new AssertionError("the run did not fail: " + outcome);
    }

    List<AgentEvent.ActionStarted> started() {
        return events.stream()
                .filter(AgentEvent.ActionStarted.class::isInstance)
                .map(AgentEvent.ActionStarted.class::cast)
                .toList();
    }

    List<AgentEvent.ActionFinished> finished() {
        return events.stream()
                .filter(AgentEvent.ActionFinished.class::isInstance)
                .map(AgentEvent.ActionFinished.class::cast)
                .toList();
    }

    static List<String> results(ChatRequest request) {
        return request.messages().stream()
                .filter(ToolExecutionResultMessage.class::isInstance)
                .map(message -> ((ToolExecutionResultMessage) message).text())
                .toList();
    }
}
