package dev.browsergrid.egress.guard;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// A server that says what it is told to: an answer for each head of a request that comes, or what the test says when
/// the test says it.
final class ScriptedSite implements AutoCloseable {
    private final ServerSocket listening;
    private final Queue<String> answers = new ConcurrentLinkedQueue<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicLong received = new AtomicLong();
    // written by the thread of the connection, read by the test
    private volatile String request = "";
    private volatile boolean hungUpOn;
    private volatile boolean later;

    private ScriptedSite(ServerSocket listening) {
        this.listening = listening;
        Thread.ofVirtual().start(this::accept);
    }

    static ScriptedSite open() throws IOException {
        return new ScriptedSite(new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")));
    }

    int port() {
        return listening.getLocalPort();
    }

    void answer(String whole) {
        answers.add(whole);
    }

    /// The test answers by [#say].
    void answerLater() {
        later = true;
    }

    void say(String text) throws IOException {
        sockets.getLast().getOutputStream().write(text.getBytes(ISO_8859_1));
    }

    void hangUp() throws IOException {
        sockets.getLast().close();
    }

    /// The head of the last request.
    String request() {
        return request;
    }

    long received() {
        return received.get();
    }

    int connections() {
        return sockets.size();
    }

    boolean isHungUpOn() {
        return hungUpOn;
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            }
        } catch (IOException closed) {
            // the test is over
        }
    }

    private void serve(Socket socket) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        byte[] buffer = new byte[64 * 1024];
        try {
            InputStream in = socket.getInputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                received.addAndGet(read);
                if (!later) {
                    head.write(buffer, 0, read);
                    answerHeads(head, socket);
                }
            }
            hungUpOn = true;
        } catch (IOException ended) {
            hungUpOn = true;
        }
    }

    private void answerHeads(ByteArrayOutputStream head, Socket socket) throws IOException {
        String text = head.toString(ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        while (end >= 0) {
            request = text.substring(0, end + 4);
            text = text.substring(end + 4);
            end = text.indexOf("\r\n\r\n");
            socket.getOutputStream().write(String.valueOf(answers.poll()).getBytes(ISO_8859_1));
        }
        head.reset();
        head.writeBytes(text.getBytes(ISO_8859_1));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
