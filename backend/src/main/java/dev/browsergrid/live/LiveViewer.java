package dev.browsergrid.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/// One person's screen. It gets the newest frame only, and the next one after it has painted the last: a slow
/// connection sees fewer frames, never older ones, and holds nobody up.
final class LiveViewer {
    private static final int MOST_TEXTS = 100;
    /// A viewer that never acknowledges still gets a frame this often.
    private static final long ACK_PATIENCE_MILLIS = 3_000;

    private final WebSocketSession socket;
    private final UUID person;
    private final InstantSource clock;
    private final long since;
    // everything below is guarded by this viewer's monitor
    private final Deque<String> texts = new ArrayDeque<>();
    private @Nullable LiveFrame newest;
    private boolean painting;
    private long sentAt;
    private int seq;
    private @Nullable CloseStatus closed;

    LiveViewer(WebSocketSession socket, UUID person, InstantSource clock) {
        this.socket = socket;
        this.person = person;
        this.clock = clock;
        this.since = clock.millis();
    }

    UUID person() {
        return person;
    }

    synchronized void tell(String text) {
        if (texts.size() >= MOST_TEXTS) {
            texts.removeFirst();
        }
        texts.addLast(text);
        notifyAll();
    }

    synchronized void show(LiveFrame frame) {
        newest = frame;
        notifyAll();
    }

    /// The viewer has painted frame `painted`.
    synchronized void painted(int painted) {
        if (painted >= seq) {
            painting = false;
            notifyAll();
        }
    }

    void close() {
        close(CloseStatus.NORMAL);
    }

    synchronized void close(CloseStatus reason) {
        closed = reason;
        notifyAll();
    }

    /// Sends until closed; runs on a thread of its own.
    void sendAll() {
        try {
            while (true) {
                switch (next()) {
                    case String text -> socket.sendMessage(new TextMessage(text));
                    case ByteBuffer frame -> socket.sendMessage(new BinaryMessage(frame));
                    case CloseStatus reason -> {
                        socket.close(reason);
                        return;
                    }
                    default -> throw new IllegalStateException("nothing that can be sent");
                }
            }
        } catch (IOException | IllegalStateException e) {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// What to send next: a text, a frame, or why it is over.
    private synchronized Object next() throws InterruptedException {
        while (true) {
            if (closed != null) {
                return closed;
            }
            if (!texts.isEmpty()) {
                return texts.removeFirst();
            }
            long now = clock.millis();
            if (newest != null && (!painting || now - sentAt > ACK_PATIENCE_MILLIS)) {
                LiveFrame frame = newest;
                newest = null;
                painting = true;
                sentAt = now;
                seq++;
                return frame.message(seq, (int) (now - since));
            }
            wait(newest == null ? 0 : ACK_PATIENCE_MILLIS);
        }
    }
}
