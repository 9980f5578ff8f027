package dev.browsergrid.openai;

import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.Problem.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Refuses requests for `/v1` in the form OpenAI's clients read, with the code a problem document would have.
final class OpenAiErrors implements HandlerExceptionResolver {
    private static final Logger log = LoggerFactory.getLogger(OpenAiErrors.class);
    private static final JsonMapper JSON = new JsonMapper();
    // what a run's request calls what came in a completion's
    private static final Map<String, String> FIELDS =
            Map.of("task", "messages", "instructions", "messages", "output_schema", "response_format");
    private static final Map<String, String> CODES = Map.of(
            "unauthenticated", "invalid_api_key",
            "bad_token", "invalid_api_key",
            "unknown_model", "model_not_found");

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception failure) {
        if (!request.getRequestURI().startsWith("/v1/")) {
            return null;
        }
        if (failure instanceof IOException) {
            log.debug("client=gone");
            return new ModelAndView();
        }
        try {
            Problem problem = problem(failure, request);
            if (!response.isCommitted()) {
                write(problem, response);
            }
        } catch (IOException e) {
            log.debug("client=gone");
        }
        return new ModelAndView();
    }

    private static Problem problem(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case Problem problem -> problem;
            case HttpMessageNotReadableException _ ->
                new Problem(HttpStatus.BAD_REQUEST, "unreadable_body", "The request body is not JSON.");
            case ErrorResponse known -> {
                HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
                yield new Problem(
                        status,
                        status.name().toLowerCase(Locale.ROOT),
                        Optional.ofNullable(known.getBody().getDetail()).orElse(status.getReasonPhrase()));
            }
            default -> {
                log.error("request=failed method={} path={}", request.getMethod(), request.getRequestURI(), failure);
                yield new Problem(
                        HttpStatus.INTERNAL_SERVER_ERROR,
                        "internal",
                        "Something went wrong on the server; its log says more.");
            }
        };
    }

    /// Answers with an error instead of a completion.
    static void write(Problem problem, HttpServletResponse response) throws IOException {
        response.setStatus(status(problem).value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        problem.retryAfter()
                .map(Duration::toSeconds)
                .ifPresent(seconds -> response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, seconds))));
        response.getOutputStream()
                .write(JSON.writeValueAsString(document(problem)).getBytes(StandardCharsets.UTF_8));
    }

    /// The error as clients read it.
    static ObjectNode document(Problem problem) {
        Optional<String> field =
                problem.errors().stream().map(FieldError::field).findFirst();
        ObjectNode document = JSON.createObjectNode();
        document.putObject("error")
                .put("message", String.valueOf(problem.getMessage()))
                .put("type", type(status(problem)))
                .put("param", field.map(name -> FIELDS.getOrDefault(name, name)).orElse(null))
                .put("code", CODES.getOrDefault(problem.code(), problem.code()));
        return document;
    }

    private static HttpStatus status(Problem problem) {
        return switch (problem.code()) {
            case "unknown_model" -> HttpStatus.NOT_FOUND;
            default -> problem.status() == HttpStatus.UNPROCESSABLE_CONTENT ? HttpStatus.BAD_REQUEST : problem.status();
        };
    }

    private static String type(HttpStatus status) {
        if (status == HttpStatus.TOO_MANY_REQUESTS) {
            return "rate_limit_error";
        }
        if (status == HttpStatus.PAYMENT_REQUIRED) {
            return "insufficient_quota";
        }
        if (status == HttpStatus.FORBIDDEN) {
            return "permission_error";
        }
        return status.is5xxServerError() ? "server_error" : "invalid_request_error";
    }
}
