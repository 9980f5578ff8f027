package dev.browsergrid.agents;

import dev.browsergrid.agents.evidence.Citation;
import java.util.List;
import java.util.Optional;

/// How a run ended.
public sealed interface Outcome {
    /// The agent says it is done. `success` is false when it could not do what was asked; `answer` says so plainly.
    /// `output` is JSON that fits the task's schema: always there when the task has one and `success` is true.
    /// `evidence` is what the agent cites for it, each looked up among what it was shown.
    record Completed(String answer, boolean success, Optional<String> output, List<Citation> evidence)
            implements Outcome {
        public Completed {
            evidence = List.copyOf(evidence);
        }

        public Completed(String answer, boolean success) {
            this(answer, success, Optional.empty(), List.of());
        }
    }

    /// The agent needs an answer before it can go on; the next message of the conversation gives it.
    record Asked(String question, List<String> choices) implements Outcome {
        public Asked {
            choices = List.copyOf(choices);
        }
    }

    /// The run could not go on. `message` is for the user.
    record Failed(FailureCode code, String message) implements Outcome {}

    /// The run was stopped from outside.
    record Cancelled() implements Outcome {}
}
