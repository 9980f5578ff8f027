package dev.browsergrid.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

/// Turns whatever goes wrong in a request into an RFC 9457 problem document with a stable `code`.
@RestControllerAdvice
@Order(0)
public class Problems {
    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Problem problem) {
        HttpHeaders headers = new HttpHeaders();
        problem.retryAfter()
                .ifPresent(
                        pause -> headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, pause.toSeconds()))));
        ResponseEntity<ProblemDetail> answer =
                answer(problem.status(), problem.code(), String.valueOf(problem.getMessage()), headers);
        if (!problem.errors().isEmpty()) {
            Objects.requireNonNull(answer.getBody()).setProperty("errors", problem.errors());
        }
        problem.more().forEach(Objects.requireNonNull(answer.getBody())::setProperty);
        return answer;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException e) {
        return answer(
                HttpStatus.BAD_REQUEST,
                "unreadable_body",
                "The request body is not the JSON this address takes.",
                new HttpHeaders());
    }

    /// An id that is no id names nothing.
    @ExceptionHandler
    ResponseEntity<ProblemDetail> mistyped(MethodArgumentTypeMismatchException e) {
        return refused(Problem.notFound());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException e) {
        return answer(
                HttpStatus.CONTENT_TOO_LARGE, "file_too_large", "A file may have 10 MB at most.", new HttpHeaders());
    }

    /// The client went away while an answer was being written; nobody is left to tell.
    @ExceptionHandler
    void gone(AsyncRequestNotUsableException e) {
        log.debug("client=gone");
    }

    /// The same, where it is found out while the answer is turned into JSON.
    @ExceptionHandler
    @Nullable
    ResponseEntity<ProblemDetail> notWritten(HttpMessageNotWritableException e, HttpServletRequest request)
            throws Exception {
        if (NestedExceptionUtils.getMostSpecificCause(e) instanceof IOException) {
            log.debug("client=gone");
            return null;
        }
        return other(e, request);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> other(Exception e, HttpServletRequest request) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e;
        }
        if (e instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            HttpStatus named = HttpStatus.valueOf(status.value());
            String detail = known.getBody().getDetail();
            return answer(
                    named,
                    named.name().toLowerCase(Locale.ROOT),
                    detail == null ? named.getReasonPhrase() : detail,
                    known.getHeaders());
        }
        log.error("request=failed method={} path={}", request.getMethod(), request.getRequestURI(), e);
        return answer(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal",
                "Something went wrong on the server; its log says more.",
                new HttpHeaders());
    }

    private static ResponseEntity<ProblemDetail> answer(
            HttpStatus status, String code, String detail, HttpHeaders headers) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setProperty("code", code);
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
