package dev.browsergrid.openai;

import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.Run;
import dev.browsergrid.run.Run.Failure;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

/// What a run that is over says to the client. Pure.
sealed interface Answer {
    /// The words, or the JSON that was asked for.
    record Given(String content) implements Answer {}

    /// JSON was asked for and could not be given; why, in words.
    record Refused(String refusal) implements Answer {}

    /// There is none.
    record Missing(Problem why) implements Answer {}

    static Answer of(Run run, boolean json) {
        if (!run.finished()) {
            return missing(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "still_running",
                    "The run goes on, but nobody waits for it here any more; read it at /api/v1/runs/" + run.id()
                            + ".");
        }
        return switch (run.status()) {
            case COMPLETED -> completed(run, json);
            case CANCELLED -> missing(HttpStatus.CONFLICT, "cancelled", "The run was stopped.");
            default -> failed(run);
        };
    }

    /// What the client will send back as said by the agent.
    default Optional<String> said() {
        return switch (this) {
            case Given(var content) -> Optional.of(content);
            case Refused(var refusal) -> Optional.of(refusal);
            case Missing _ -> Optional.empty();
        };
    }

    private static Answer completed(Run run, boolean json) {
        if (run.question() != null) {
            StringBuilder text = new StringBuilder(run.question());
            run.choices().forEach(choice -> text.append("\n- ").append(choice));
            return json ? new Refused(text.toString()) : new Given(text.toString());
        }
        String answer = Optional.ofNullable(run.answer()).orElse("");
        if (!json) {
            return new Given(answer);
        }
        return run.output() == null
                ? new Refused(answer)
                : new Given(JsonMapper.shared().writeValueAsString(run.output()));
    }

    private static Answer failed(Run run) {
        Failure failure = Optional.ofNullable(run.failure()).orElseGet(() -> new Failure("failed", "The run failed."));
        return missing(status(failure.code()), failure.code(), failure.message());
    }

    private static HttpStatus status(String code) {
        return switch (code) {
            case "no_browser", "browser_start_failed", "server_stopped" -> HttpStatus.SERVICE_UNAVAILABLE;
            case "usage_limit_reached" -> HttpStatus.PAYMENT_REQUIRED;
            case "max_seconds" -> HttpStatus.GATEWAY_TIMEOUT;
            case "model_error" -> HttpStatus.BAD_GATEWAY;
            default -> HttpStatus.INTERNAL_SERVER_ERROR;
        };
    }

    private static Answer missing(HttpStatus status, String code, String message) {
        return new Missing(new Problem(status, code, message));
    }
}
