package dev.browsergrid.agents.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.browsergrid.agents.model.ModelProblem.Reason;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.exception.UnsupportedFeatureException;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ModelProblemTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new RateLimitException(new HttpException(429, "{}")), Reason.RATE_LIMITED),
                arguments(refused(429, "{\"error\":{\"code\":\"insufficient_quota\"}}"), Reason.OUT_OF_CREDIT),
                arguments(
                        refused(400, "{\"error\":{\"message\":\"Your credit balance is too low\"}}"),
                        Reason.OUT_OF_CREDIT),
                arguments(refused(400, "{\"error\":{\"message\":\"API key not valid.\"}}"), Reason.BAD_KEY),
                arguments(refused(403, "forbidden"), Reason.BAD_KEY),
                arguments(refused(503, "{\"error\":{\"message\":\"The model is overloaded.\"}}"), Reason.OVERLOADED),
                arguments(refused(413, ""), Reason.BAD_REQUEST),
                arguments(refused(302, ""), Reason.BAD_REQUEST),
                arguments(refused(504, "<html>gateway timeout</html>"), Reason.TIMEOUT),
                arguments(new TimeoutException("slow"), Reason.TIMEOUT),
                arguments(new CompletionException(new ConnectException()), Reason.UNAVAILABLE),
                arguments(new UnresolvedAddressException(), Reason.UNAVAILABLE),
                arguments(new IOException("reset"), Reason.CUT_STREAM),
                arguments(new RateLimitException("slow down"), Reason.RATE_LIMITED),
                arguments(new ContentFilteredException("not this"), Reason.BAD_REQUEST),
                arguments(new UnsupportedFeatureException("no images here"), Reason.BAD_REQUEST),
                arguments(new IllegalStateException(), Reason.UNAVAILABLE));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void any_failure_has_a_reason(Throwable failure, Reason reason) {
        assertThat(ModelProblem.of(failure).reason()).isEqualTo(reason);
        assertThat(ModelProblem.of(failure).message()).isNotBlank();
    }

    @Test
    void keys_in_foreign_messages_are_masked() {
        RuntimeException failure = new IllegalStateException(
                "GET http://host/?key=abcdef123 with Bearer tok_42 and sk-proj-0123456789 and AIzaSyA1234567890");

        assertThat(ModelProblem.of(failure).message())
                .doesNotContain("abcdef123", "tok_42", "sk-proj", "AIza")
                .contains("http://host/");
    }

    @Test
    void the_servers_own_words_are_shown_but_not_at_any_length() {
        ModelProblem problem =
                ModelProblem.of(refused(400, "{\"error\":{\"message\":\"too many tokens " + "x".repeat(5000) + "\"}}"));

        assertThat(problem.message()).contains("too many tokens").hasSizeLessThan(500);
    }

    private static HttpException refused(int status, String body) {
        return new HttpException(status, body);
    }
}
