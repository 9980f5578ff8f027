package dev.browsergrid.proxy.tunnel;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// The browser's end of a connection. The WebSocket handshake is the client's own, passed on: key, version, extensions
/// and protocol are theirs to agree on, so that afterwards bytes can flow as they are. Origin, cookies and tokens stay
/// here.
public final class Upstream implements AutoCloseable {
    private static final int LARGEST_HEAD = 16 * 1024;
    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";
    private static final List<String> PASSED_ON =
            List.of("Sec-WebSocket-Key", "Sec-WebSocket-Version", EXTENSIONS, "Sec-WebSocket-Protocol");
    private static final List<String> PASSED_BACK =
            List.of("sec-websocket-accept", "sec-websocket-extensions", "sec-websocket-protocol");

    private final SocketChannel channel;
    private final ByteBuffer early;
    private final List<String> head;

    private Upstream(SocketChannel channel, ByteBuffer early, List<String> head) {
        this.channel = channel;
        this.early = early;
        this.head = head;
    }

    /// The browser does not want this connection.
    public static final class Refused extends IOException {
        private static final long serialVersionUID = 1;

        Refused(String answer) {
            super("the browser refused the connection: " + answer);
        }
    }

    /// Connects and shakes hands on the client's behalf.
    ///
    /// @throws Refused when the browser answers that it will not
    public static Upstream open(URI webSocket, HttpServletRequest request, Duration patience) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            int millis = Math.toIntExact(patience.toMillis());
            channel.socket().connect(new InetSocketAddress(webSocket.getHost(), webSocket.getPort()), millis);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            channel.socket().setSoTimeout(millis);
            channel.write(ByteBuffer.wrap(handshake(webSocket, request).getBytes(StandardCharsets.ISO_8859_1)));
            return read(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String handshake(URI webSocket, HttpServletRequest request) {
        StringBuilder text = new StringBuilder();
        text.append("GET ").append(webSocket.getRawPath()).append(" HTTP/1.1\r\n");
        text.append("Host: ").append(webSocket.getRawAuthority()).append("\r\n");
        text.append("Upgrade: websocket\r\nConnection: Upgrade\r\n");
        for (String name : PASSED_ON) {
            for (String value : Collections.list(request.getHeaders(name))) {
                text.append(name).append(": ").append(value).append("\r\n");
            }
        }
        return text.append("\r\n").toString();
    }

    /// Reads up to the empty line. The browser's first frames may have come with it.
    private static Upstream read(SocketChannel channel) throws IOException {
        InputStream in = channel.socket().getInputStream();
        byte[] bytes = new byte[LARGEST_HEAD];
        int count = 0;
        int end = -1;
        while (end < 0) {
            int more = count < bytes.length ? in.read(bytes, count, bytes.length - count) : -1;
            if (more < 0) {
                throw new IOException("the browser's answer to the handshake makes no sense");
            }
            count += more;
            end = endOfHead(bytes, count);
        }
        List<String> head =
                new String(bytes, 0, end, StandardCharsets.ISO_8859_1).lines().toList();
        if (!head.getFirst().startsWith("HTTP/1.1 101")) {
            throw new Refused(head.getFirst());
        }
        return new Upstream(channel, ByteBuffer.wrap(Arrays.copyOfRange(bytes, end, count)), head);
    }

    private static int endOfHead(byte[] bytes, int count) {
        for (int i = 3; i < count; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    /// Tells the client what the browser agreed to. Compressed messages of the client's must each stand for itself, so
    /// that one can be left out.
    public void answer(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
        response.setHeader("Upgrade", "websocket");
        response.setHeader("Connection", "Upgrade");
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            if (colon > 0 && PASSED_BACK.contains(line.substring(0, colon).toLowerCase(Locale.ROOT))) {
                String name = line.substring(0, colon);
                String value = line.substring(colon + 1).strip();
                response.addHeader(name, name.equalsIgnoreCase(EXTENSIONS) ? standingAlone(value) : value);
            }
        }
    }

    static String standingAlone(String extensions) {
        boolean compresses = extensions.toLowerCase(Locale.ROOT).contains("permessage-deflate");
        return compresses && !extensions.contains("client_no_context_takeover")
                ? extensions + "; client_no_context_takeover"
                : extensions;
    }

    SocketChannel channel() {
        return channel;
    }

    ByteBuffer early() {
        return early;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is of no use to anybody either way
        }
    }
}
