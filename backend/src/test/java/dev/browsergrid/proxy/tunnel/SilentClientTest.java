package dev.browsergrid.proxy.tunnel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.proxy.frame.Frames;
import dev.browsergrid.proxy.policy.OpenPolicy;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A client of which nothing is heard may be thinking, or be gone without having said so.
@Timeout(120)
@Order(1)
class SilentClientTest {
    private static final Duration PING = Duration.ofSeconds(20);
    private static final Duration GONE = Duration.ofMinutes(2);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Loop loop = new Loop("test-loop");
    private final CountDownLatch closed = new CountDownLatch(1);
    private Socket client;
    private Socket browser;

    private record Pair(Socket outside, SocketChannel inside) {
        static Pair open() throws IOException {
            try (ServerSocketChannel server = ServerSocketChannel.open()) {
                server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                Socket outside = new Socket(
                        InetAddress.getLoopbackAddress(), server.socket().getLocalPort());
                return new Pair(outside, server.accept());
            }
        }
    }

    @BeforeEach
    void open() throws IOException {
        Pair toClient = Pair.open();
        Pair toBrowser = Pair.open();
        client = toClient.outside();
        browser = toBrowser.outside();
        client.setSoTimeout(60_000);
        browser.setSoTimeout(60_000);
        Tunnel tunnel = new Tunnel(
                new Tunnel.Ends() {
                    @Override
                    public SocketChannel client() {
                        return toClient.inside();
                    }

                    @Override
                    public SocketChannel browser() {
                        return toBrowser.inside();
                    }

                    @Override
                    public ByteBuffer earlyFromClient() {
                        return ByteBuffer.allocate(0);
                    }

                    @Override
                    public ByteBuffer earlyFromBrowser() {
                        return ByteBuffer.allocate(0);
                    }

                    @Override
                    public void closeBrowser() {
                        throw new IllegalStateException("nobody asked");
                    }

                    @Override
                    public void closed() {
                        try {
                            toClient.inside().close();
                        } catch (IOException e) {
                            throw new java.io.UncheckedIOException(e);
                        }
                        closed.countDown();
                    }
                },
                new OpenPolicy(new NodeFiles(Path.of("/node"))),
                new Tunnel.Silence(PING, GONE),
                loop,
                now::get);
        loop.execute(tunnel::begin);
    }

    @AfterEach
    void close() throws IOException {
        client.close();
        browser.close();
        loop.stop();
    }

    private byte[] ping() throws IOException {
        byte[] expected = Frames.ping().array();
        byte[] came = new byte[expected.length];
        new DataInputStream(client.getInputStream()).readFully(came);
        assertThat(came).isEqualTo(expected);
        return came;
    }

    private void later(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    /// The answer to the one before may be heard only after the time was moved on, and counts from then.
    private void awaitPing() throws IOException {
        for (int attempt = 0; attempt < 4; attempt++) {
            later(PING.plusSeconds(1));
            try {
                ping();
                return;
            } catch (SocketTimeoutException e) {
                // moved on again
            }
        }
        throw new AssertionError("no ping came");
    }

    @Test
    void is_asked_whether_it_is_there_and_given_up_when_it_does_not_answer() throws Exception {
        later(PING.plusSeconds(1));
        ping();
        later(PING.plusSeconds(1));
        ping();
        later(GONE);

        assertThat(closed.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(browser.getInputStream().read()).isEqualTo(-1);
    }

    @Test
    void stays_when_it_answers_and_the_browser_hears_nothing_of_it() throws Exception {
        byte[] answer = {(byte) 0x8A, (byte) (0x80 | Frames.OUR_PING.length), 0, 0, 0, 0};
        client.setSoTimeout(10_000);
        for (int i = 0; i < 8; i++) {
            awaitPing();
            client.getOutputStream().write(answer);
            client.getOutputStream().write(Frames.OUR_PING);
        }
        byte[] message = Frames.maskedText("{}").array();
        client.getOutputStream().write(message);

        byte[] heard = new byte[message.length];
        new DataInputStream(browser.getInputStream()).readFully(heard);
        assertThat(heard).isEqualTo(message);
        assertThat(closed.getCount()).isEqualTo(1);
    }
}
