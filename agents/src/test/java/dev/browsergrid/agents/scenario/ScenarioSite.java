package dev.browsergrid.agents.scenario;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Serves the scenarios' pages and the practice site at any name below `localhost`. Pages called broken are answered
/// with status 500, those called slow late, and a statement is a file to keep.
final class ScenarioSite implements AutoCloseable {
    private static final Path PUBLIC = Path.of("..", "web", "public");
    private static final long SLOW_MILLIS = 1_500;

    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    // counts the names given out
    private final AtomicInteger places = new AtomicInteger();
    private final HttpServer server;

    ScenarioSite() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    /// A name nobody has visited yet.
    Place fresh() {
        return new Place("s" + places.incrementAndGet() + ".localhost:"
                + server.getAddress().getPort());
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        exchange.getRequestBody().readAllBytes();
        if (path.equals("slow.html")) {
            delay();
        }
        Path file = (path.startsWith("playground/") ? PUBLIC : Scenario.FILES).resolve(path);
        boolean statement = path.endsWith(".csv");
        boolean there = statement || (!path.contains("..") && Files.isRegularFile(file));
        byte[] body = statement
                ? "day,amount\n".getBytes(StandardCharsets.UTF_8)
                : there ? Files.readAllBytes(file) : "nothing here".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type(path));
        if (statement) {
            exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"" + path + "\"");
        }
        exchange.sendResponseHeaders(path.contains("broken") ? 500 : there ? 200 : 404, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String type(String path) {
        return switch (path.substring(path.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "csv" -> "text/csv";
            default -> "text/plain; charset=utf-8";
        };
    }

    private void delay() throws IOException {
        try {
            if (closing.await(SLOW_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IOException("the site is closing");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("the site is closing", interrupted);
        }
    }
}
