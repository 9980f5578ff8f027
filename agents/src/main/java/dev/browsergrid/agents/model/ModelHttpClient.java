package dev.browsergrid.agents.model;

import dev.browsergrid.agents.model.ModelProblem.Reason;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// LangChain4j's way to a model's server, over the JDK's client. Unlike LangChain4j's own it keeps the `Retry-After`
/// header, notices a server that falls silent or breaks off in the middle of an answer, and keeps keys out of errors.
final class ModelHttpClient implements HttpClient {
    private static final int LONGEST_ERROR = 64 * 1024;

    private final java.net.http.HttpClient client;
    private final Vendor vendor;
    private final Duration patience;
    private final InstantSource clock;

    ModelHttpClient(java.net.http.HttpClient client, Vendor vendor, Duration patience, InstantSource clock) {
        this.client = client;
        this.vendor = vendor;
        this.patience = patience;
        this.clock = clock;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        try {
            HttpResponse<InputStream> response = send(request);
            try (InputStream body = new PatientStream(response.body(), patience)) {
                if (!successful(response)) {
                    throw refusal(request, response, body);
                }
                return opened(response, body.readAllBytes());
            }
        } catch (HttpTimeoutException e) {
            throw new ModelLost(vendor, Reason.TIMEOUT, e);
        } catch (IOException e) {
            throw new ModelLost(vendor, Reason.UNAVAILABLE, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelLost(vendor, Reason.UNAVAILABLE, e);
        }
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        StreamGuard guard = new StreamGuard(vendor, listener, text -> Secrets.mask(text, request.headers()));
        Thread.ofVirtual().name("model-" + vendor.id()).start(() -> stream(request, parser, guard));
    }

    private void stream(HttpRequest request, ServerSentEventParser parser, StreamGuard guard) {
        try {
            HttpResponse<InputStream> response = send(request);
            try (InputStream body = new PatientStream(response.body(), patience)) {
                if (!successful(response)) {
                    guard.onError(refusal(request, response, body));
                    return;
                }
                guard.onOpen(opened(response, null));
                parser.parse(body, guard);
                guard.onClose();
            }
        } catch (IOException | RuntimeException e) {
            guard.onError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            guard.onError(e);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException, InterruptedException {
        java.net.http.HttpRequest.Builder outgoing = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .timeout(patience)
                .method(
                        request.method().name(),
                        request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> outgoing.header(name, value)));
        return client.send(outgoing.build(), BodyHandlers.ofInputStream());
    }

    private ModelRefused refusal(HttpRequest request, HttpResponse<InputStream> response, InputStream body)
            throws IOException {
        String text =
                Secrets.mask(new String(body.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8), request.headers());
        return new ModelRefused(
                vendor, response.statusCode(), text, RetryAfter.of(response.headers(), text, clock.instant()));
    }

    private static SuccessfulHttpResponse opened(HttpResponse<?> response, byte @Nullable [] body) {
        return SuccessfulHttpResponse.builder()
                .statusCode(response.statusCode())
                .headers(response.headers().map())
                .body(body)
                .build();
    }

    private static boolean successful(HttpResponse<?> response) {
        return response.statusCode() / 100 == 2;
    }
}
