package dev.browsergrid.agents;

import dev.browsergrid.agents.output.OutputSchema.Verdict;
import java.util.List;
import java.util.Optional;

/// Judges what a model hands in when it says that it is done. What is wrong is sent back to it once.
final class HandIn {
    private final Task task;
    private boolean outputSentBack;

    HandIn(Task task) {
        this.task = task;
    }

    sealed interface Judgement {
        record Accepted(Outcome.Completed outcome) implements Judgement {}

        record SentBack(ToolError error, String message) implements Judgement {}

        record Rejected(Outcome.Failed outcome) implements Judgement {}
    }

    /// Giving up needs no output; what does not fit is dropped then.
    Judgement judge(ToolCall.Done done) {
        Optional<Verdict> verdict = task.output().map(schema -> schema.check(done.output()));
        Optional<String> output =
                verdict.filter(Verdict.Fits.class::isInstance).map(fits -> ((Verdict.Fits) fits).json());
        if (done.success()
                && verdict.isPresent()
                && verdict.get() instanceof Verdict.Violates(List<String> violations)) {
            String why = String.join("; ", violations);
            if (outputSentBack) {
                return new Judgement.Rejected(new Outcome.Failed(
                        FailureCode.OUTPUT_INVALID, "The output does not fit the schema that was asked for: " + why));
            }
            outputSentBack = true;
            return new Judgement.SentBack(ToolError.OUTPUT_INVALID, "the output does not fit the schema: " + why);
        }
        return new Judgement.Accepted(new Outcome.Completed(done.answer(), done.success(), output));
    }

    /// Judges an answer given in plain words, without a tool: it may be the output itself.
    Judgement judge(String words) {
        return judge(new ToolCall.Done(words, true, words));
    }
}
