package dev.browsergrid.agents;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A web server on loopback whose pages a test writes itself. `/hanging` sends the start of a page and never the end.
public final class TestSite implements AutoCloseable {
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public TestSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            boolean known = pages.containsKey(path);
            byte[] body = pages.getOrDefault(path, "<h1>Not here</h1>").getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            if (path.contains("download")) {
                exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=\"report.csv\"");
            }
            boolean hanging = path.equals("/hanging");
            exchange.sendResponseHeaders(known ? 200 : 404, hanging ? 0 : body.length);
            exchange.getResponseBody().write(body);
            exchange.getResponseBody().flush();
            if (hanging) {
                awaitClosing();
            }
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
    }

    /// Serves `body` at `path` from now on and returns the page's whole address.
    public String page(String path, String body) {
        pages.put(path, "<!doctype html><title>" + path.substring(1) + "</title>" + body);
        return url(path);
    }

    public String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /// The address of a path on a site of its own below `localhost`, which browsers resolve to this machine. All
    /// of them have the same pages.
    public String url(String site, String path) {
        return "http://" + site + ".localhost:" + server.getAddress().getPort() + path;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
