package dev.browsergrid.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A web site of pages that give a browser trouble.
public final class OddSite implements AutoCloseable {
    private static final Map<String, String> PAGES = Map.of(
            "/fine", "<h1>All is well</h1>",
            "/ledger", "<h1>Ledger</h1><input id=\"entry\" aria-label=\"Entry\">",
            "/endless", "<h1>Begins and never ends</h1>",
            "/endless.bin", "a file that begins and never ends",
            "/dialogs", """
            <h1>Dialogs</h1><p id="said">nothing</p>
            <script>
              alert("first");
              document.getElementById("said").textContent = "confirm said " + confirm("sure?");
            </script>
            """,
            "/busy", "<h1>Busy</h1><script>setTimeout(() => { for (;;) {} }, 200)</script>");

    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public OddSite() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /// A page's address: `fine`, `ledger` (a field to write into), `endless` (its end is never sent; `endless.bin`
    /// is a download), `silent` (not even a header is), `dialogs` (an alert and a confirm while loading) or `busy`
    /// (a script that never returns).
    public String url(String page) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + page;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/silent")) {
            awaitClosing();
        }
        byte[] body = PAGES.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        if (path.endsWith(".bin")) {
            exchange.getResponseHeaders().set("Content-Disposition", "attachment");
        }
        exchange.sendResponseHeaders(PAGES.containsKey(path) ? 200 : 404, 0);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
        if (path.startsWith("/endless")) {
            awaitClosing();
        }
        exchange.close();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
