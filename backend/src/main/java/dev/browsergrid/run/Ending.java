package dev.browsergrid.run;

import dev.browsergrid.agents.FailureCode;
import dev.browsergrid.agents.Outcome;
import dev.browsergrid.agents.evidence.Citation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;

/// How a run ends: its final status, what the row keeps, and the terminal event.
sealed interface Ending {
    /// `output` is JSON that fits the schema the run was given, if it was given one and did what it was to do.
    record Completed(String answer, boolean success, Optional<String> output, List<Citation> evidence)
            implements Ending {}

    record Asked(String question, List<String> choices) implements Ending {}

    record Failed(String code, String message) implements Ending {}

    record TimedOut(String message) implements Ending {}

    record Cancelled() implements Ending {}

    static Ending of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed done -> new Completed(done.answer(), done.success(), done.output(), done.evidence());
            case Outcome.Asked(var question, var choices) -> new Asked(question, choices);
            case Outcome.Failed(var code, var message) when code == FailureCode.MAX_SECONDS -> new TimedOut(message);
            case Outcome.Failed(var code, var message) -> new Failed(code.code(), message);
            case Outcome.Cancelled() -> new Cancelled();
        };
    }

    default RunStatus status() {
        return switch (this) {
            case Completed _, Asked _ -> RunStatus.COMPLETED;
            case Failed _ -> RunStatus.FAILED;
            case TimedOut _ -> RunStatus.TIMED_OUT;
            case Cancelled _ -> RunStatus.CANCELLED;
        };
    }

    default RunEvent.Draft event() {
        return switch (this) {
            case Completed completed -> new RunEvent.Draft("run.completed", told(completed));
            case Asked(var question, var choices) ->
                new RunEvent.Draft("run.asked", Map.of("question", question, "choices", choices));
            case Failed(var code, var message) ->
                new RunEvent.Draft("run.failed", Map.of("code", code, "message", message));
            case TimedOut(var message) ->
                new RunEvent.Draft("run.failed", Map.of("code", FailureCode.MAX_SECONDS.code(), "message", message));
            case Cancelled() -> new RunEvent.Draft("run.cancelled", Map.of());
        };
    }

    private static Map<String, Object> told(Completed completed) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("answer", completed.answer());
        told.put("success", completed.success());
        completed
                .output()
                .ifPresent(json -> told.put("output", JsonMapper.shared().readValue(json, Object.class)));
        told.put(
                "evidence",
                completed.evidence().stream()
                        .map(citation -> Map.of("text", citation.text(), "seen", citation.seen()))
                        .toList());
        return told;
    }
}
