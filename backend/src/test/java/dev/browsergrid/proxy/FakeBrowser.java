package dev.browsergrid.proxy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Answers as a browser's DevTools server does, up to the handshake; what comes then is the test's.
final class FakeBrowser implements AutoCloseable {
    private final ServerSocket server;
    private final BlockingQueue<RawFrames> connections = new LinkedBlockingQueue<>();
    // sent together with the answer to the handshake
    private volatile byte[] early = new byte[0];
    private volatile String extensions = "";
    private volatile boolean refusing;

    FakeBrowser() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::acceptAll);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void sayEarly(byte[] bytes) {
        early = bytes;
    }

    void agreeTo(String offered) {
        extensions = offered;
    }

    void refuse() {
        refusing = true;
    }

    /// The next connection a client was let through to.
    RawFrames connection() {
        try {
            @Nullable RawFrames next = connections.poll(30, TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("nobody connected");
            }
            return next;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void acceptAll() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> answer(socket));
            }
        } catch (IOException e) {
            // closed
        }
    }

    private void answer(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            String head = head(socket.getInputStream());
            while (!head.isEmpty() && !head.contains("Upgrade:")) {
                String body = "{\"Browser\":\"Fake\",\"webSocketDebuggerUrl\":\"ws://127.0.0.1:" + server.getLocalPort()
                        + "/devtools/browser/x\"}";
                write(
                        socket,
                        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                                + "\r\n\r\n" + body);
                head = head(socket.getInputStream());
            }
            if (refusing) {
                write(socket, "HTTP/1.1 500 No such target id\r\nContent-Length: 0\r\n\r\n");
                socket.close();
            } else if (!head.isEmpty()) {
                upgrade(socket, head);
            }
        } catch (IOException e) {
            // the other side left
        }
    }

    private void upgrade(Socket socket, String head) throws IOException {
        String key = head.lines()
                .filter(line -> line.startsWith("Sec-WebSocket-Key:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElseThrow();
        String answer = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n"
                + (extensions.isEmpty() ? "" : "Sec-WebSocket-Extensions: " + extensions + "\r\n") + "\r\n";
        byte[] text = answer.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = java.util.Arrays.copyOf(text, text.length + early.length);
        System.arraycopy(early, 0, all, text.length, early.length);
        socket.getOutputStream().write(all);
        connections.add(new RawFrames(socket, head));
    }

    static String accept(String key) {
        try {
            return Base64.getEncoder()
                    .encodeToString(java.security.MessageDigest.getInstance("SHA-1")
                            .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11")
                                    .getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Up to the empty line; nothing at the end.
    static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            server.close();
            connections.forEach(RawFrames::close);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
