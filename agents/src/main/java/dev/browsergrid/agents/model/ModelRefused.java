package dev.browsergrid.agents.model;

import dev.langchain4j.exception.HttpException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A model's server answered with an error. Its message is the server's body without keys.
/// It stays an `HttpException`, so LangChain4j maps it to its own exceptions with this as the cause.
final class ModelRefused extends HttpException {
    private final Vendor vendor;
    private final transient @Nullable Duration retryAfter;

    ModelRefused(Vendor vendor, int status, String maskedBody, Optional<Duration> retryAfter) {
        super(status, maskedBody);
        this.vendor = vendor;
        this.retryAfter = retryAfter.orElse(null);
    }

    Vendor vendor() {
        return vendor;
    }

    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
