package dev.browsergrid.profiles.cdp;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What a browser says about itself over HTTP.
public record CdpEndpoint(String browser, String protocolVersion, String userAgent, URI webSocket) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /// Asks `GET /json/version` at an address such as `http://127.0.0.1:9222`.
    public static CdpEndpoint ask(URI http, Duration timeout) {
        HttpRequest request = HttpRequest.newBuilder(http.resolve("/json/version"))
                .timeout(timeout)
                .build();
        try {
            JsonNode answer = Wire.JSON.readTree(
                    HTTP.send(request, BodyHandlers.ofString()).body());
            return new CdpEndpoint(
                    answer.path("Browser").asString(""),
                    answer.path("Protocol-Version").asString(""),
                    answer.path("User-Agent").asString(""),
                    URI.create(answer.path("webSocketDebuggerUrl").asString()));
        } catch (IOException | JacksonException | IllegalArgumentException failed) {
            throw new CdpException(CdpException.Code.UNREACHABLE, "no DevTools at " + http, failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CdpException(CdpException.Code.INTERRUPTED, "interrupted while asking " + http, stopped);
        }
    }
}
