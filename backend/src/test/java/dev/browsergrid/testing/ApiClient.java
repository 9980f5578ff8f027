package dev.browsergrid.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/// An HTTP client that behaves as the web app does: keeps cookies and echoes the CSRF token.
public final class ApiClient {
    private static final JsonMapper JSON = new JsonMapper();

    private final URI server;
    private final Map<String, String> headers;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();

    public ApiClient(URI server) {
        this(server, Map.of());
    }

    /// One that sends these headers with every request.
    public ApiClient(URI server, Map<String, String> headers) {
        this.server = server;
        this.headers = Map.copyOf(headers);
    }

    /// A program with an API token.
    public static ApiClient withToken(URI server, String secret) {
        return new ApiClient(server, Map.of("Authorization", "Bearer " + secret));
    }

    /// An answer's status and JSON body (missing when it has none).
    public record Answer(int status, JsonNode body, Map<String, java.util.List<String>> headers) {
        /// The problem's code, or nothing.
        public String code() {
            return body.path("code").asString("");
        }
    }

    public Answer signIn(String email, String password) {
        get("/api/v1/me");
        return post("/api/v1/login", Map.of("email", email, "password", password));
    }

    public Answer get(String path) {
        return send("GET", path, Optional.empty());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, Optional.of(body));
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, Optional.of(body));
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, Optional.of(body));
    }

    /// Any request at all, with a JSON body or none.
    public Answer send(String method, String path, Optional<Object> body) {
        return answer(send(request(method, path, body).build(), BodyHandlers.ofString()));
    }

    public Answer delete(String path) {
        return send("DELETE", path, Optional.empty());
    }

    /// An answer's raw body, read to its end.
    public HttpResponse<InputStream> stream(String path, Map<String, String> headers) {
        HttpRequest.Builder request = request("GET", path, Optional.empty());
        headers.forEach(request::header);
        return send(request.build(), BodyHandlers.ofInputStream());
    }

    /// Sends a file as a browser's form does.
    public Answer upload(String path, String name, byte[] content) {
        String boundary = "boundary-of-the-test";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                        + "\"\r\nContent-Type: text/plain\r\n\r\n")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        HttpRequest request = withToken(HttpRequest.newBuilder(server.resolve(path)))
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofByteArray(head),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofByteArray(tail)))
                .build();
        return answer(send(request, BodyHandlers.ofString()));
    }

    /// The raw body of an answer to a POST, read to its end.
    public HttpResponse<InputStream> streamPost(String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = request("POST", path, Optional.of(body));
        headers.forEach(request::header);
        return send(request.build(), BodyHandlers.ofInputStream());
    }

    /// As [#post], with further headers.
    public Answer post(String path, Object body, Map<String, String> headers) {
        HttpRequest.Builder request = request("POST", path, Optional.of(body));
        headers.forEach(request::header);
        return answer(send(request.build(), BodyHandlers.ofString()));
    }

    /// Posts bytes as they are.
    public Answer sendBytes(String path, byte[] content) {
        HttpRequest request = withToken(HttpRequest.newBuilder(server.resolve(path)))
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(content))
                .build();
        return answer(send(request, BodyHandlers.ofString()));
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst();
    }

    private HttpRequest.Builder request(String method, String path, Optional<Object> body) {
        return withToken(HttpRequest.newBuilder(server.resolve(path)))
                .timeout(Duration.ofMinutes(3))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.<HttpRequest.BodyPublisher>map(
                                        value -> HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(value)))
                                .orElseGet(HttpRequest.BodyPublishers::noBody));
    }

    private HttpRequest.Builder withToken(HttpRequest.Builder request) {
        headers.forEach(request::header);
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return request;
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Answer answer(HttpResponse<String> response) {
        String type = response.headers().firstValue("Content-Type").orElse("");
        JsonNode body = type.contains("json") && !response.body().isEmpty()
                ? JSON.readTree(response.body())
                : MissingNode.getInstance();
        return new Answer(response.statusCode(), body, response.headers().map());
    }
}
