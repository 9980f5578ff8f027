package dev.browsergrid.proxy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// The browser's end of a connection. The WebSocket handshake is the client's own, passed on: key, version, extensions
/// and protocol are theirs to agree on, so that afterwards bytes can flow as they are. Origin, cookies and tokens stay
/// here.
final class Upstream implements AutoCloseable {
    private static final int LARGEST_HEAD = 16 * 1024;
    private static final List<String> PASSED_ON =
            List.of("Sec-WebSocket-Key", "Sec-WebSocket-Version", "Sec-WebSocket-Extensions", "Sec-WebSocket-Protocol");
    private static final List<String> PASSED_BACK =
            List.of("sec-websocket-accept", "sec-websocket-extensions", "sec-websocket-protocol");

    private final Socket socket;
    private final InputStream in;
    private final List<String> head;

    private Upstream(Socket socket, InputStream in, List<String> head) {
        this.socket = socket;
        this.in = in;
        this.head = head;
    }

    /// Connects and shakes hands on the client's behalf.
    static Upstream open(URI webSocket, HttpServletRequest request, Duration patience) throws IOException {
        Socket socket = new Socket();
        try {
            int millis = Math.toIntExact(patience.toMillis());
            socket.connect(new InetSocketAddress(webSocket.getHost(), webSocket.getPort()), millis);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(millis);
            socket.getOutputStream().write(handshake(webSocket, request).getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = new BufferedInputStream(socket.getInputStream(), Pump.BUFFER);
            List<String> head = readHead(in);
            if (head.isEmpty() || !head.getFirst().startsWith("HTTP/1.1 101")) {
                throw new IOException("the browser refused the connection");
            }
            socket.setSoTimeout(0);
            return new Upstream(socket, in, head);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static String handshake(URI webSocket, HttpServletRequest request) {
        StringBuilder text = new StringBuilder();
        text.append("GET ").append(webSocket.getRawPath()).append(" HTTP/1.1\r\n");
        text.append("Host: ").append(webSocket.getRawAuthority()).append("\r\n");
        text.append("Upgrade: websocket\r\nConnection: Upgrade\r\n");
        for (String name : PASSED_ON) {
            for (String value : java.util.Collections.list(request.getHeaders(name))) {
                text.append(name).append(": ").append(value).append("\r\n");
            }
        }
        return text.append("\r\n").toString();
    }

    /// Reads up to the empty line and nothing beyond: the browser's first frames may follow at once.
    private static List<String> readHead(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int newLines = 0;
        while (newLines < 2) {
            int next = in.read();
            if (next < 0 || head.size() >= LARGEST_HEAD) {
                throw new IOException("the browser's answer to the handshake makes no sense");
            }
            head.write(next);
            newLines = next == '\n' ? newLines + 1 : next == '\r' ? newLines : 0;
        }
        return head.toString(StandardCharsets.ISO_8859_1).lines().toList();
    }

    /// Tells the client what the browser agreed to.
    void answer(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_SWITCHING_PROTOCOLS);
        response.setHeader("Upgrade", "websocket");
        response.setHeader("Connection", "Upgrade");
        for (String line : head.subList(1, head.size())) {
            int colon = line.indexOf(':');
            if (colon > 0 && PASSED_BACK.contains(line.substring(0, colon).toLowerCase(Locale.ROOT))) {
                response.addHeader(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
    }

    InputStream in() {
        return in;
    }

    OutputStream out() throws IOException {
        return socket.getOutputStream();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
