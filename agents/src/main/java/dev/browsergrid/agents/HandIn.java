package dev.browsergrid.agents;

import dev.browsergrid.agents.evidence.Citation;
import dev.browsergrid.agents.evidence.SeenText;
import dev.browsergrid.agents.output.OutputSchema.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Judges what a model hands in when it says that it is done. What is wrong is sent back to it once.
final class HandIn {
    private static final int MOST_CITED = 20;

    private final Task task;
    private final SeenText seen = new SeenText();
    private boolean outputSentBack;
    private boolean evidenceSentBack;

    HandIn(Task task) {
        this.task = task;
    }

    sealed interface Judgement {
        /// `told` says what became of the evidence.
        record Accepted(Outcome.Completed outcome, String told) implements Judgement {}

        record SentBack(ToolError error, String message) implements Judgement {}

        record Rejected(Outcome.Failed outcome) implements Judgement {}
    }

    /// Takes note of what the model is shown.
    void saw(Observation observation) {
        seen.page(observation.page());
        observation.tabs().forEach(tab -> seen.text(tab.title() + " " + tab.url()));
        observation.notices().forEach(notice -> seen.text(notice.text()));
    }

    /// Takes note of what the model read beyond that.
    void read(String text) {
        seen.text(text);
    }

    /// Giving up needs no output; what does not fit is dropped then. Evidence that is not there does not fail a run:
    /// it is told as such.
    Judgement judge(ToolCall.Done done) {
        Optional<Verdict> verdict = task.output().map(schema -> schema.check(done.output()));
        if (done.success() && verdict.isPresent() && verdict.get() instanceof Verdict.Violates(var violations)) {
            return misfit(violations);
        }
        List<Citation> evidence =
                done.evidence().stream().limit(MOST_CITED).map(seen::look).toList();
        String missing = evidence.stream()
                .filter(citation -> !citation.seen())
                .map(citation -> "\"" + Prompt.shorten(citation.text(), 200) + "\"")
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty() && !evidenceSentBack) {
            evidenceSentBack = true;
            return new Judgement.SentBack(ToolError.EVIDENCE_NOT_FOUND, "no page you saw shows " + missing);
        }
        Optional<String> output = verdict.flatMap(HandIn::fitting);
        String told = evidence.isEmpty()
                ? "done"
                : missing.isEmpty()
                        ? "done; all of the evidence was seen"
                        : "done; no page shows " + missing + ", which is told with the answer";
        return new Judgement.Accepted(new Outcome.Completed(done.answer(), done.success(), output, evidence), told);
    }

    /// Judges an answer given in plain words, without a tool: it may be the output itself.
    Judgement judge(String words) {
        return judge(new ToolCall.Done(words, true, List.of(), words));
    }

    private Judgement misfit(List<String> violations) {
        String why = "the output does not fit the schema: " + String.join("; ", violations);
        if (outputSentBack) {
            return new Judgement.Rejected(new Outcome.Failed(
                    FailureCode.OUTPUT_INVALID, Character.toUpperCase(why.charAt(0)) + why.substring(1)));
        }
        outputSentBack = true;
        return new Judgement.SentBack(ToolError.OUTPUT_INVALID, why);
    }

    private static Optional<String> fitting(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Fits(var json) -> Optional.of(json);
            case Verdict.Violates _ -> Optional.empty();
        };
    }
}
