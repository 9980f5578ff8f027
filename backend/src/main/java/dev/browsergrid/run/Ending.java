package dev.browsergrid.run;

import dev.browsergrid.agents.FailureCode;
import dev.browsergrid.agents.Outcome;
import java.util.List;
import java.util.Map;

/// How a run ends: its final status, what the row keeps, and the terminal event.
sealed interface Ending {
    record Completed(String answer, boolean success) implements Ending {}

    record Asked(String question, List<String> choices) implements Ending {}

    record Failed(String code, String message) implements Ending {}

    record TimedOut(String message) implements Ending {}

    record Cancelled() implements Ending {}

    static Ending of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Completed done -> new Completed(done.answer(), done.success());
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
            case Completed(var answer, var success) ->
                new RunEvent.Draft("run.completed", Map.of("answer", answer, "success", success));
            case Asked(var question, var choices) ->
                new RunEvent.Draft("run.asked", Map.of("question", question, "choices", choices));
            case Failed(var code, var message) ->
                new RunEvent.Draft("run.failed", Map.of("code", code, "message", message));
            case TimedOut(var message) ->
                new RunEvent.Draft("run.failed", Map.of("code", FailureCode.MAX_SECONDS.code(), "message", message));
            case Cancelled() -> new RunEvent.Draft("run.cancelled", Map.of());
        };
    }
}
