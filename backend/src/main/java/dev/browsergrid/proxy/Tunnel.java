package dev.browsergrid.proxy;

import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's connection to one browser after the handshake: two virtual threads carry the bytes. When either side
/// ends, both do. The container makes it, hence public with a constructor of no arguments.
public final class Tunnel implements HttpUpgradeHandler {
    private static final Logger log = LoggerFactory.getLogger(Tunnel.class);

    /// RFC 6455, section 7.4.1.
    private static final short GOING_AWAY = 1001;

    // set before the container calls init
    private @Nullable Upstream upstream;
    // whichever thread ends first closes both sides, once
    private final AtomicBoolean closed = new AtomicBoolean();

    /// The browser's end.
    void to(Upstream browser) {
        this.upstream = browser;
    }

    @Override
    public void init(WebConnection client) {
        Upstream browser = Objects.requireNonNull(upstream);
        try {
            Pump down = new Pump(browser.in(), client.getOutputStream(), new FrameBoundary());
            Pump up = new Pump(client.getInputStream(), browser.out(), new FrameBoundary());
            Thread.ofVirtual().name("proxy-down").start(() -> {
                carry(down);
                sayGone(down);
                close(client, browser);
            });
            Thread.ofVirtual().name("proxy-up").start(() -> {
                carry(up);
                close(client, browser);
            });
        } catch (IOException e) {
            close(client, browser);
        }
    }

    private static void carry(Pump pump) {
        try {
            pump.run();
        } catch (IOException | RuntimeException e) {
            log.debug("tunnel=broken reason={}", e.toString());
        }
    }

    /// The client answers a close by closing its end, which is what ends the connection for good.
    private static void sayGone(Pump down) {
        if (!down.frames().open()) {
            return;
        }
        try {
            byte[] reason = "the session's browser is gone".getBytes(StandardCharsets.US_ASCII);
            ByteBuffer frame = ByteBuffer.allocate(4 + reason.length)
                    .put((byte) 0x88)
                    .put((byte) (2 + reason.length))
                    .putShort(GOING_AWAY)
                    .put(reason);
            down.to().write(frame.array());
            down.to().flush();
        } catch (IOException | RuntimeException e) {
            log.debug("tunnel=broken reason={}", e.toString());
        }
    }

    private void close(WebConnection client, Upstream browser) {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        try (client;
                browser) {
            log.debug("tunnel=closed");
        } catch (Exception e) {
            log.debug("tunnel=closed reason={}", e.toString());
        }
    }

    @Override
    public void destroy() {
        // both ends are closed by whichever thread notices first
    }
}
