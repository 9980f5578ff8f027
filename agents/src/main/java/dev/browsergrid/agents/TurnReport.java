package dev.browsergrid.agents;

import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.util.List;
import java.util.Optional;

/// What became of one turn's tool calls: a result for each, an outcome if the run ends with it, a picture the model
/// asked for, whether anything was done in the browser, and whether the turn held a call that made no sense.
record TurnReport(
        List<ToolExecutionResultMessage> results,
        Optional<Outcome> ending,
        Optional<Screenshot> picture,
        boolean acted,
        boolean confused) {
    TurnReport {
        results = List.copyOf(results);
    }
}
