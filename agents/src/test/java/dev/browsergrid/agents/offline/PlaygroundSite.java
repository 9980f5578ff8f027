package dev.browsergrid.agents.offline;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;

/// The practice site, served from its sources at an address of its own.
public final class PlaygroundSite implements AutoCloseable {
    private final HttpServer server;

    public PlaygroundSite() {
        Path files = Path.of("..", "web", "public").toAbsolutePath().normalize();
        server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), files, SimpleFileServer.OutputLevel.NONE);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/playground/");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
