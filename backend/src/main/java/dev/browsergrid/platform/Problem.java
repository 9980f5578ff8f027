package dev.browsergrid.platform;

import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/// An answer that refuses a request: HTTP status, a stable machine-readable code, and a sentence for people.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final HttpStatus status;
    private final String code;
    private final transient Optional<Duration> retryAfter;

    public Problem(HttpStatus status, String code, String detail) {
        this(status, code, detail, Optional.empty());
    }

    public Problem(HttpStatus status, String code, String detail, Optional<Duration> retryAfter) {
        super(detail);
        this.status = status;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /// What does not exist, and just as much what belongs to somebody else.
    public static Problem notFound() {
        return new Problem(HttpStatus.NOT_FOUND, "not_found", "There is nothing here, or it is not yours.");
    }

    public static Problem invalid(String code, String detail) {
        return new Problem(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
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
