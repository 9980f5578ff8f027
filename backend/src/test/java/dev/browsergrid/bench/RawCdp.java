package dev.browsergrid.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The cheapest DevTools client there can be, so that what is measured is the way and not the client: one socket, one
/// thread, no JSON.
final class RawCdp implements AutoCloseable {
    private static final Pattern TARGET = Pattern.compile("\"targetId\":\"([^\"]+)\"");
    private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([^\"]+)\"");

    private final Socket socket;
    private final DataInputStream in;
    private String session = "";
    private int id;

    RawCdp(URI address) {
        try {
            socket = new Socket(address.getHost(), address.getPort());
            socket.setTcpNoDelay(true);
            in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 18));
            String request = "GET " + address.getRawPath() + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            String head = head();
            if (!head.startsWith("HTTP/1.1 101")) {
                throw new IOException(address + " answered " + head.lines().findFirst());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String head() throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.readUnsignedByte());
        }
        return head.toString();
    }

    /// Attaches to a page of its own; commands go there from now on.
    RawCdp onPage() {
        String target = newTarget();
        session = first(SESSION, call("Target.attachToTarget", "{\"targetId\":\"" + target + "\",\"flatten\":true}"));
        return this;
    }

    /// Opens a page; answers its id.
    String newTarget() {
        return first(TARGET, call("Target.createTarget", "{\"url\":\"about:blank\"}"));
    }

    String targets() {
        return call("Target.getTargets", "{}");
    }

    private static String first(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    void evaluate(String expression) {
        call("Runtime.evaluate", "{\"expression\":\"" + expression + "\",\"returnByValue\":true}");
    }

    private String call(String method, String params) {
        int sent = send(method, params);
        String wanted = "{\"id\":" + sent + ",";
        byte[] message = message();
        while (!startsWith(message, wanted)) {
            message = message();
        }
        return message.length < 10_000 ? new String(message, StandardCharsets.UTF_8) : "";
    }

    private static boolean startsWith(byte[] message, String text) {
        return message.length >= text.length()
                && new String(message, 0, text.length(), StandardCharsets.US_ASCII).equals(text);
    }

    /// Sends many at once and waits until all are answered.
    void pipeline(int count, String expression) {
        for (int i = 0; i < count; i++) {
            send("Runtime.evaluate", "{\"expression\":\"" + expression + "\"}");
        }
        int answered = 0;
        while (answered < count) {
            if (startsWith(message(), "{\"id\":")) {
                answered++;
            }
        }
    }

    private int send(String method, String params) {
        id++;
        String to = session.isEmpty() ? "" : ",\"sessionId\":\"" + session + "\"";
        byte[] payload = ("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + to + "}")
                .getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 8);
        frame.write(0x81);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else {
            frame.write(0x80 | 126);
            frame.writeBytes(
                    ByteBuffer.allocate(2).putShort((short) payload.length).array());
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        try {
            socket.getOutputStream().write(frame.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return id;
    }

    private byte[] message() {
        try {
            int opcode = in.readUnsignedByte() & 0x0F;
            long length = in.readUnsignedByte() & 0x7F;
            length = length == 126 ? in.readUnsignedShort() : length == 127 ? in.readLong() : length;
            byte[] payload = new byte[Math.toIntExact(length)];
            in.readFully(payload);
            if (opcode == 8) {
                throw new IOException("closed: " + new String(payload, StandardCharsets.UTF_8));
            }
            return payload;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
