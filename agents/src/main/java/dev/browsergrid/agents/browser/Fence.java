package dev.browsergrid.agents.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Stands between a driver and a browser and passes every byte on as it is, until it is closed: then not one more
/// leaves for the browser, whatever the driver still has to say. A driver that is told to stop is a process of its own,
/// in the middle of a click perhaps, and would go on for a moment.
///
/// What is cut off in the middle of a message is no message for the browser.
final class Fence implements AutoCloseable {
    private static final int BUFFER = 64 * 1024;
    private static final int CONNECT_MILLIS = 5_000;

    private final URI browser;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    // guarded by gate, so that who has closed it knows that nothing is being written
    private boolean closed;
    private long sent;

    private Fence(URI browser, ServerSocket server) {
        this.browser = browser;
        this.server = server;
    }

    /// Before the browser at `url`: `http://127.0.0.1:port` or a `ws://` address.
    static Fence before(String url) {
        try {
            ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
            Fence fence = new Fence(URI.create(url), server);
            Thread.ofVirtual().name("fence " + server.getLocalPort()).start(fence::accept);
            return fence;
        } catch (IOException e) {
            throw new UncheckedIOException("there is no port to reach the browser through", e);
        }
    }

    /// Where the driver finds the browser.
    String url() {
        String path = browser.getRawPath() == null ? "" : browser.getRawPath();
        return browser.getScheme() + "://127.0.0.1:" + server.getLocalPort() + path;
    }

    /// How many bytes have left for the browser.
    long sent() {
        synchronized (gate) {
            return sent;
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket driver = server.accept();
                Thread.ofVirtual().name("fence to " + browser.getPort()).start(() -> join(driver));
            }
        } catch (IOException over) {
            // closed
        }
    }

    private void join(Socket driver) {
        try (driver;
                Socket upstream = new Socket()) {
            sockets.add(driver);
            sockets.add(upstream);
            upstream.connect(new InetSocketAddress(browser.getHost(), browser.getPort()), CONNECT_MILLIS);
            upstream.setOption(StandardSocketOptions.TCP_NODELAY, true);
            driver.setOption(StandardSocketOptions.TCP_NODELAY, true);
            Thread back =
                    Thread.ofVirtual().name("fence from " + browser.getPort()).start(() -> answers(upstream, driver));
            orders(driver, upstream);
            // whoever hangs up, hangs up for both
            hangUp(upstream);
            back.join();
            sockets.remove(upstream);
        } catch (IOException gone) {
            // one of them is, so the other's connection ends as well
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(driver);
        }
    }

    private void orders(Socket driver, Socket upstream) throws IOException {
        InputStream in = driver.getInputStream();
        OutputStream out = upstream.getOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            synchronized (gate) {
                if (closed) {
                    return;
                }
                out.write(buffer, 0, read);
                sent += read;
            }
        }
    }

    private static void answers(Socket upstream, Socket driver) {
        try (driver) {
            upstream.getInputStream().transferTo(driver.getOutputStream());
        } catch (IOException gone) {
            // closing the one ends the other
        }
    }

    /// When it returns, nothing leaves for the browser any more. Closing it again does nothing.
    @Override
    public void close() {
        // first: whoever writes to a browser that stands still would keep the gate for ever
        sockets.forEach(Fence::hangUp);
        synchronized (gate) {
            closed = true;
        }
        hangUp(server);
        sockets.forEach(Fence::hangUp);
    }

    private static void hangUp(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception gone) {
            // it is closed in any case
        }
    }
}
