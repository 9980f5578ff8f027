package dev.browsergrid.profiles.chunk.s3;

import dev.browsergrid.profiles.chunk.ChunkStoreException;
import dev.browsergrid.profiles.chunk.ChunkStoreException.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Signs requests, sends them, and sends them again when that may help.
final class S3Connection {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final S3Settings settings;
    private final InstantSource clock;
    private final BackOff backOff;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    S3Connection(S3Settings settings, InstantSource clock, BackOff backOff) {
        this.settings = settings;
        this.clock = clock;
        this.backOff = backOff;
    }

    /// The body of the answer; nothing when there is no such object.
    ///
    /// @throws ChunkStoreException `UNAVAILABLE` when it was refused, or failed as often as is tried
    Optional<byte[]> send(S3Request request) throws ChunkStoreException {
        for (int attempt = 1; ; attempt++) {
            switch (attempt(request)) {
                case S3Answer.Done(byte[] body) -> {
                    return Optional.of(body);
                }
                case S3Answer.Absent() -> {
                    return Optional.empty();
                }
                case S3Answer.Failed(String text, boolean passing) -> {
                    if (!passing || attempt == settings.attempts()) {
                        throw unavailable(request, text + (attempt == 1 ? "" : " (after " + attempt + " attempts)"));
                    }
                }
            }
            try {
                backOff.after(attempt);
            } catch (InterruptedException stopped) {
                throw interrupted(request);
            }
        }
    }

    private S3Answer attempt(S3Request request) throws ChunkStoreException {
        CompletableFuture<HttpResponse<byte[]>> sent = client.sendAsync(signed(request), BodyHandlers.ofByteArray());
        try {
            HttpResponse<byte[]> response = sent.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
            return S3Answer.of(request, response.statusCode(), response.body());
        } catch (TimeoutException late) {
            sent.cancel(true);
            return new S3Answer.Failed("no answer within " + settings.timeout(), true);
        } catch (ExecutionException broken) {
            return new S3Answer.Failed("no whole answer: " + broken.getCause(), true);
        } catch (IOException unreadable) {
            return new S3Answer.Failed("no whole answer: " + unreadable.getMessage(), true);
        } catch (InterruptedException stopped) {
            sent.cancel(true);
            throw interrupted(request);
        }
    }

    private HttpRequest signed(S3Request request) {
        Instant now = clock.instant();
        S3Credentials credentials = settings.credentials();
        URI address = settings.address(request.key(), request.query());
        SortedMap<String, String> headers = new TreeMap<>(request.headers());
        headers.put("x-amz-date", TIME.format(now));
        headers.put("x-amz-content-sha256", S3Signature.sha256(request.body()));
        credentials.sessionToken().ifPresent(token -> headers.put("x-amz-security-token", token));
        BodyPublisher body =
                request.body().length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body());
        HttpRequest.Builder building = HttpRequest.newBuilder(address).method(request.method(), body);
        headers.forEach(building::header);
        // signed, too, but the client writes it itself
        headers.put("host", settings.host());
        String authorization =
                S3Signature.authorization(request.method(), address, headers, credentials, settings.region());
        return building.header("authorization", authorization).build();
    }

    private ChunkStoreException interrupted(S3Request request) {
        Thread.currentThread().interrupt();
        return unavailable(request, "interrupted");
    }

    private ChunkStoreException unavailable(S3Request request, String text) {
        return new ChunkStoreException(
                Problem.UNAVAILABLE,
                "bucket " + settings.bucket() + " at " + settings.endpoint() + ", " + request + ": "
                        + settings.credentials().redact(text));
    }
}
