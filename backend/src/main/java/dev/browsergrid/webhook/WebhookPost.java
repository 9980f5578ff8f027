package dev.browsergrid.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Posts something to an address that was judged before: the connection goes there and nowhere else,
/// whatever the name means by then. Redirects are not followed, answers not read beyond their first lines.
final class WebhookPost {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([1-5][0-9]{2})( .*)?");
    private static final int MOST_HEAD = 16_384;
    private static final int FINAL = 200;
    private static final ScheduledThreadPoolExecutor ALARMS = alarms();

    private WebhookPost() {}

    /// The status of the answer.
    ///
    /// @throws SocketTimeoutException when there is none in time
    /// @throws ProtocolException when the answer is no HTTP
    static int send(URI url, InetSocketAddress address, Map<String, String> headers, byte[] body) throws IOException {
        // set by the alarm, read by the thread whose socket it closed
        AtomicBoolean late = new AtomicBoolean();
        try (Socket plain = new Socket()) {
            ScheduledFuture<?> alarm =
                    ALARMS.schedule(() -> cutOff(plain, late), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            try {
                plain.connect(address, Math.toIntExact(PATIENCE.toMillis()));
                Socket socket = Webhook.isSecure(url) ? secured(plain, url.getHost(), address.getPort()) : plain;
                OutputStream out = socket.getOutputStream();
                out.write(head(url, headers, body.length).getBytes(ISO_8859_1));
                out.write(body);
                out.flush();
                return status(new BufferedInputStream(socket.getInputStream()));
            } catch (IOException e) {
                if (late.get()) {
                    throw new SocketTimeoutException("no answer within " + PATIENCE);
                }
                throw e;
            } finally {
                alarm.cancel(false);
            }
        }
    }

    private static void cutOff(Socket socket, AtomicBoolean late) {
        late.set(true);
        try {
            socket.close();
        } catch (IOException _) {
            // whoever uses it is woken all the same
        }
    }

    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static String head(URI url, Map<String, String> headers, int length) {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String query = url.getRawQuery() == null ? "" : "?" + url.getRawQuery();
        StringBuilder head = new StringBuilder("POST " + path + query + " HTTP/1.1\r\n")
                .append("Host: " + url.getHost() + (url.getPort() > 0 ? ":" + url.getPort() : "") + "\r\n")
                .append("Content-Length: " + length + "\r\nConnection: close\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head.append("\r\n").toString();
    }

    /// Interim answers (`100 Continue`) are passed over.
    private static int status(InputStream in) throws IOException {
        int read = 0;
        while (true) {
            String line = line(in);
            Matcher status = STATUS.matcher(line);
            if (!status.matches()) {
                throw new ProtocolException("no HTTP");
            }
            int code = Integer.parseInt(status.group(1));
            if (code >= FINAL) {
                return code;
            }
            while (!line.isEmpty()) {
                line = line(in);
                read += line.length() + 2;
                if (read > MOST_HEAD) {
                    throw new ProtocolException("too much of a head");
                }
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n' && line.size() < MOST_HEAD) {
            line.write(next);
            next = in.read();
        }
        if (next < 0) {
            throw new ProtocolException("cut off");
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    private static ScheduledThreadPoolExecutor alarms() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("webhook-patience").factory());
        executor.setRemoveOnCancelPolicy(true);
        return executor;
    }
}
