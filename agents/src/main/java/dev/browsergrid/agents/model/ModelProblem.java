package dev.browsergrid.agents.model;

import dev.langchain4j.exception.AuthenticationException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.exception.NonRetriableException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What went wrong with a model call, in a form to decide on and to show. `retryAfter` is what the server asked for;
/// `message` is for the user and never contains a key.
public record ModelProblem(Reason reason, Optional<Duration> retryAfter, String message) {

    /// Why a model call failed. The lower-case name is stable.
    public enum Reason {
        /// Too many requests or tokens for now.
        RATE_LIMITED(true),
        /// The account has no quota or credit left; waiting does not help.
        OUT_OF_CREDIT(false),
        /// The vendor has no capacity at the moment.
        OVERLOADED(true),
        /// The server cannot be reached or failed inside.
        UNAVAILABLE(true),
        /// The key is missing, wrong or not allowed to do this.
        BAD_KEY(false),
        /// The server does not know the model (or the base URL is wrong).
        UNKNOWN_MODEL(false),
        /// The server, or LangChain4j, does not accept the request.
        BAD_REQUEST(false),
        /// The server stayed silent for too long.
        TIMEOUT(true),
        /// The answer broke off.
        CUT_STREAM(true),
        /// The answer was not in the vendor's format.
        GARBLED(true);

        private final boolean retryable;

        Reason(boolean retryable) {
            this.retryable = retryable;
        }

        /// The reason as events and logs spell it.
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// A model whose server says nothing, as the caller sees it.
    public static final ModelProblem SILENCE = explained(Optional.empty(), Reason.TIMEOUT, "");

    /// Whether asking again can help.
    public boolean retryable() {
        return reason.retryable;
    }

    /// Explains any failure of a model call, ours, LangChain4j's or the JDK's.
    public static ModelProblem of(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case ModelRefused refused -> {
                    return refused(
                            Optional.of(refused.vendor()), refused.statusCode(), text(refused), refused.retryAfter());
                }
                case ModelLost lost -> {
                    return explained(Optional.of(lost.vendor()), lost.reason(), "");
                }
                case HttpException http -> {
                    return refused(Optional.empty(), http.statusCode(), text(http), Optional.empty());
                }
                case UnsupportedFeatureException unsupported -> {
                    return explained(Optional.empty(), Reason.BAD_REQUEST, text(unsupported));
                }
                case TimeoutException _, HttpTimeoutException _ -> {
                    return explained(Optional.empty(), Reason.TIMEOUT, "");
                }
                case ConnectException _, UnresolvedAddressException _ -> {
                    return explained(Optional.empty(), Reason.UNAVAILABLE, "");
                }
                case IOException _ -> {
                    return explained(Optional.empty(), Reason.CUT_STREAM, "");
                }
                default -> {
                    // The cause may tell more.
                }
            }
        }
        return explained(Optional.empty(), withoutStatus(failure), text(failure));
    }

    private static Reason withoutStatus(Throwable failure) {
        return switch (failure) {
            case RateLimitException _ -> Reason.RATE_LIMITED;
            case AuthenticationException _ -> Reason.BAD_KEY;
            case ModelNotFoundException _ -> Reason.UNKNOWN_MODEL;
            case NonRetriableException _ -> Reason.BAD_REQUEST;
            default -> Reason.UNAVAILABLE;
        };
    }

    private static ModelProblem refused(
            Optional<Vendor> vendor, int status, String body, Optional<Duration> retryAfter) {
        Reason reason = Refusal.reason(status, body);
        return new ModelProblem(reason, retryAfter, Explanation.of(vendor, reason, ErrorBody.message(body)));
    }

    private static ModelProblem explained(Optional<Vendor> vendor, Reason reason, String detail) {
        return new ModelProblem(reason, Optional.empty(), Explanation.of(vendor, reason, detail));
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return Secrets.mask(message == null ? failure.getClass().getSimpleName() : message);
    }
}
