package dev.browsergrid.egress;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A site on 127.0.0.1 that remembers who came. `/to?…` sends on to the address after the question mark.
record Site(HttpServer server, List<String> visits) implements AutoCloseable {
    static Site open() throws IOException {
        Site site = new Site(
                HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0),
                new CopyOnWriteArrayList<>());
        site.server().createContext("/", exchange -> {
            site.visits().add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String query = exchange.getRequestURI().getQuery();
            if (exchange.getRequestURI().getPath().equals("/to")) {
                exchange.getResponseHeaders().add("Location", query);
                exchange.sendResponseHeaders(302, -1);
                exchange.close();
                return;
            }
            byte[] page = "<!doctype html><title>reached</title>reached".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        site.server().start();
        return site;
    }

    int port() {
        return server.getAddress().getPort();
    }

    String authority() {
        return "127.0.0.1:" + port();
    }

    String url(String path) {
        return "http://" + authority() + path;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
