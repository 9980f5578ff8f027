package dev.browsergrid.profiles.overlay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/// The pages whose state is frozen and thawed. `other` is the same server under a name that is another site.
final class TestSite implements AutoCloseable {
    private final HttpServer server;
    // how often the form was sent
    private final AtomicInteger posts = new AtomicInteger();

    TestSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    String other() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    int posts() {
        return posts.get();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/posted")) {
            int count = exchange.getRequestMethod().equals("POST") ? posts.incrementAndGet() : 0;
            send(exchange, "text/html", "<!doctype html><title>Posted</title><p id=count>" + count);
        } else if (path.equals("/worker.js")) {
            send(
                    exchange,
                    "text/javascript",
                    "onfetch = () => {}; onactivate = event => event.waitUntil(clients.claim())");
        } else {
            send(exchange, "text/html", page(path).replace("{other}", other()));
        }
    }

    private static String page(String path) {
        String name = path.startsWith("/main") ? "main" : path.substring(1);
        try (InputStream in = TestSite.class.getResourceAsStream(name + ".html")) {
            return in == null
                    ? "<!doctype html><title>" + name + "</title>"
                    : new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(HttpExchange exchange, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
