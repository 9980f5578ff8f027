package dev.browsergrid.agents.replay.recipe;

import java.util.List;
import java.util.Optional;

/// What is kept of a run that is over: the page it was to begin at, its steps in order, its answer, and
/// whether that says it did what it was to do.
public record Recording(Optional<String> startUrl, List<Step> steps, Optional<String> answer, boolean success) {
    public Recording {
        steps = List.copyOf(steps);
    }

    /// One step: what was seen, and what was done. `byHand` says that a person had their hands on the
    /// browser in it.
    public record Step(Sight seen, List<Action> actions, boolean byHand) {
        public Step {
            actions = List.copyOf(actions);
        }
    }

    /// One tool call, its arguments JSON as the model wrote them; `errorCode` is empty when it worked.
    public record Action(String tool, String arguments, String description, String result, String errorCode) {
        boolean worked() {
            return errorCode.isEmpty();
        }
    }
}
