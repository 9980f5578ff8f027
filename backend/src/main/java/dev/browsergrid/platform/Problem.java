package dev.browsergrid.platform;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;

/// An answer that refuses a request: HTTP status, a stable machine-readable code, and a sentence for people.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;
    private final transient Optional<Duration> retryAfter;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> more;

    /// What is wrong with one field of a request, named as the API names it.
    public record FieldError(String field, String message) {}

    public Problem(HttpStatus status, String code, String detail) {
        this(status, code, detail, Optional.empty(), List.of(), Map.of());
    }

    public Problem(HttpStatus status, String code, String detail, Optional<Duration> retryAfter) {
        this(status, code, detail, retryAfter, List.of(), Map.of());
    }

    private Problem(
            HttpStatus status,
            String code,
            String detail,
            Optional<Duration> retryAfter,
            List<FieldError> errors,
            Map<String, Object> more) {
        super(detail);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
        this.errors = List.copyOf(errors);
        this.more = Map.copyOf(more);
    }

    /// Refuses because of something that is already so, and tells it under this name.
    public static Problem conflict(String code, String detail, String name, Object value) {
        return new Problem(HttpStatus.CONFLICT, code, detail, Optional.empty(), List.of(), Map.of(name, value));
    }

    /// Refuses, and tells more under these names.
    public static Problem refused(HttpStatus status, String code, String detail, Map<String, Object> more) {
        return new Problem(status, code, detail, Optional.empty(), List.of(), more);
    }

    /// What does not exist, and just as much what belongs to somebody else.
    public static Problem notFound() {
        return new Problem(HttpStatus.NOT_FOUND, "not_found", "There is nothing here, or it is not yours.");
    }

    public static Problem invalid(String code, String detail) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    /// Refuses a form, saying what is wrong with which field.
    public static Problem invalid(String code, List<FieldError> errors) {
        String detail = errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .collect(Collectors.joining(" "));
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, detail, Optional.empty(), errors, Map.of());
    }

    public List<FieldError> errors() {
        return errors;
    }

    /// What else the answer says, by name.
    public Map<String, Object> more() {
        return more;
    }

    public HttpStatus status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
