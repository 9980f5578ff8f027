package dev.browsergrid.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Many web sites on one port of this machine, each under a name below `localhost`, which browsers resolve to it.
/// Pages that a test did not write say "reached"; `/endless` begins and never ends. It remembers what was asked for.
public final class FakeWeb implements AutoCloseable {
    private static final String ANY = "<!doctype html><title>reached</title>reached";

    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final Map<String, String> redirects = new ConcurrentHashMap<>();
    private final List<String> visits = new CopyOnWriteArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    public FakeWeb() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /// The setting that lets browsers get here.
    public static final Map<String, String> OPEN = Map.of("browsergrid.egress.allow", "*.localhost");

    /// Serves `html` at a site such as `shop` from now on and answers the page's address.
    public String page(String site, String path, String html) {
        pages.put(site + path, "<!doctype html><meta charset=utf-8>" + html);
        return url(site, path);
    }

    /// Sends on whoever comes there.
    public String redirect(String site, String path, String to) {
        redirects.put(site + path, to);
        return url(site, path);
    }

    public String url(String site, String path) {
        return "http://" + host(site) + path;
    }

    /// Name and port.
    public String host(String site) {
        return site + ".localhost:" + server.getAddress().getPort();
    }

    /// What was asked for so far, such as `shop/cart?item=7`, with the bodies of posts behind it.
    public List<String> visits() {
        return List.copyOf(visits);
    }

    /// What was asked of one site so far.
    public List<String> visits(String site) {
        return visits.stream().filter(visit -> visit.startsWith(site + "/")).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String host = String.valueOf(exchange.getRequestHeaders().getFirst("Host"));
        String site = host.replaceFirst("\\.localhost.*", "");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        visits.add(site + exchange.getRequestURI() + (body.isEmpty() ? "" : " " + body));
        String path = exchange.getRequestURI().getPath();
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        String onward = redirects.get(site + path);
        if (onward != null) {
            exchange.getResponseHeaders().set("Location", onward);
            exchange.sendResponseHeaders(302, -1);
        } else {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody()
                    .write(pages.getOrDefault(site + path, ANY).getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            if (path.equals("/endless")) {
                awaitClosing();
            }
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
