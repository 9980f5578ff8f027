package dev.browsergrid.proxy;

import dev.browsergrid.platform.Problem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Asks a browser's own DevTools server.
@Component
class DevTools {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /// What the browser answered.
    record Answer(int status, String type, String body) {
        boolean isFine() {
            return status == 200;
        }
    }

    /// @throws Problem `browser_unreachable`
    Answer ask(URI browser, String method, String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(browser.resolve("/") + path.substring(1)))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.noBody())
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(),
                    answer.headers().firstValue("Content-Type").orElse("text/plain"),
                    answer.body());
        } catch (IOException e) {
            throw unreachable();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable();
        }
    }

    static Problem unreachable() {
        return new Problem(
                HttpStatus.BAD_GATEWAY, "browser_unreachable", "The session's browser does not answer just now.");
    }
}
