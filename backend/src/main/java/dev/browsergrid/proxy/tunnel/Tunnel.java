package dev.browsergrid.proxy.tunnel;

import dev.browsergrid.proxy.frame.CommandFilter;
import dev.browsergrid.proxy.frame.FrameBoundary;
import dev.browsergrid.proxy.frame.Frames;
import dev.browsergrid.proxy.policy.CommandPolicy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One client's connection to one browser after the handshake. What the browser sends goes on as it is; what the client
/// sends goes through the filter. Whoever reads slowly is read from slowly on the other side. When the browser goes
/// away the client is told so; when the client goes away there is nothing left to tell. Belongs to its loop's thread.
final class Tunnel implements CommandFilter.Output {
    /// The browser broke off, or never was there.
    static final int BROWSER_GONE = 1011;

    private static final Logger log = LoggerFactory.getLogger(Tunnel.class);
    // a client that was told goodbye has this long to answer, or to take what still waits for it
    private static final Duration LINGER = Duration.ofSeconds(5);

    // a client that does not read our answers is not listened to
    private static final int MOST_ANSWERS = 64;
    private static final int MOST_WAITING = 1024 * 1024;

    private enum State {
        OPEN,
        /// The browser's end is closed, and the client has been told.
        LINGERING,
        CLOSED
    }

    private final Ends ends;
    private final Silence silence;
    private final InstantSource clock;
    private final Loop loop;
    private final Outbound toClient;
    private final Outbound toBrowser;
    private final CommandFilter filter;
    private final FrameBoundary fromBrowser = new FrameBoundary();
    // messages of ours that wait for one of the browser's to end
    private final ArrayDeque<ByteBuffer> inserts = new ArrayDeque<>(1);
    private @Nullable SelectionKey clientKey;
    private @Nullable SelectionKey browserKey;
    private State state = State.OPEN;
    private Instant heard;
    private Instant pinged;
    private Instant lingerUntil = Instant.MAX;

    /// How long a client may say nothing before it is asked whether it is there, and before it counts as gone.
    record Silence(Duration ping, Duration gone) {}

    /// The two sockets, what the browser said before anybody listened, and what is to be done at the end.
    interface Ends {
        SocketChannel client();

        SocketChannel browser();

        /// What was read of each beyond its handshake.
        ByteBuffer earlyFromClient();

        ByteBuffer earlyFromBrowser();

        /// The client asks to close the browser. Must not block.
        void closeBrowser();

        /// Nothing goes through any more: closes the client's socket. Must not block.
        void closed();
    }

    Tunnel(Ends ends, CommandPolicy policy, Silence silence, Loop loop, InstantSource clock) {
        this.ends = ends;
        this.silence = silence;
        this.clock = clock;
        this.loop = loop;
        this.toClient = new Outbound(ends.client());
        this.toBrowser = new Outbound(ends.browser());
        this.filter = new CommandFilter(policy, this);
        this.heard = clock.instant();
        this.pinged = heard;
    }

    void begin() {
        try {
            loop.add(this);
            clientKey = loop.register(ends.client(), new ClientSide());
            browserKey = loop.register(ends.browser(), new BrowserSide());
            down(ends.earlyFromBrowser());
            up(ends.earlyFromClient());
        } catch (IOException e) {
            finish();
        }
    }

    private final class ClientSide implements Loop.Side {
        @Override
        public void ready(SelectionKey key) throws IOException {
            if (key.isWritable()) {
                toClient.drain();
            }
            if (key.isValid() && key.isReadable()) {
                readClient();
            }
            settle();
        }

        @Override
        public void broken(Exception e) {
            log.debug("tunnel=broken side=client reason={}", e.toString());
            finish();
        }
    }

    private final class BrowserSide implements Loop.Side {
        @Override
        public void ready(SelectionKey key) throws IOException {
            if (key.isWritable()) {
                toBrowser.drain();
            }
            if (key.isValid() && key.isReadable()) {
                readBrowser();
            }
            settle();
        }

        @Override
        public void broken(Exception e) {
            log.debug("tunnel=broken side=browser reason={}", e.toString());
            browserGone();
        }
    }

    private void readClient() throws IOException {
        ByteBuffer bytes = loop.buffer();
        if (ends.client().read(bytes) < 0) {
            finish();
            return;
        }
        heard = clock.instant();
        if (state == State.OPEN) {
            up(bytes.flip());
        }
    }

    private void up(ByteBuffer bytes) {
        filter.accept(bytes, loop.scratch());
    }

    private void readBrowser() throws IOException {
        ByteBuffer bytes = loop.buffer();
        int count;
        try {
            count = ends.browser().read(bytes);
        } catch (IOException e) {
            count = -1;
        }
        if (count < 0) {
            browserGone();
        } else {
            clientTakes(bytes.flip());
        }
    }

    private void down(ByteBuffer bytes) {
        try {
            clientTakes(bytes);
            settle();
        } catch (IOException e) {
            finish();
        }
    }

    private void clientTakes(ByteBuffer bytes) throws IOException {
        int gap = fromBrowser.pass(bytes);
        if (inserts.isEmpty() || gap < 0) {
            toClient.write(bytes);
            return;
        }
        int end = bytes.limit();
        toClient.write(bytes.limit(gap));
        while (!inserts.isEmpty()) {
            toClient.write(inserts.remove());
        }
        toClient.write(bytes.limit(end));
    }

    /// Has each side read from only while the other takes what comes.
    private void settle() {
        if (state == State.CLOSED || clientKey == null || !clientKey.isValid()) {
            return;
        }
        boolean answersWait = inserts.size() > MOST_ANSWERS || toClient.waitingBytes() > MOST_WAITING;
        boolean hears = state == State.LINGERING || !(toBrowser.isCongested() || answersWait);
        clientKey.interestOps(operations(hears, toClient.isCongested()));
        if (state == State.LINGERING) {
            if (!toClient.isCongested()) {
                shutOutput();
            }
        } else if (browserKey != null && browserKey.isValid()) {
            browserKey.interestOps(operations(!toClient.isCongested(), toBrowser.isCongested()));
        }
    }

    private static int operations(boolean read, boolean write) {
        return (read ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0);
    }

    private void shutOutput() {
        try {
            ends.client().shutdownOutput();
        } catch (IOException e) {
            finish();
        }
    }

    private void browserGone() {
        if (fromBrowser.isClosing()) {
            linger();
        } else {
            goodbye(BROWSER_GONE, "the session's browser is gone");
        }
    }

    /// Tells the client that this is the end, and ends. In the middle of a message of the browser's there is no way to
    /// tell anything.
    void goodbye(int code, String reason) {
        if (state != State.OPEN) {
            return;
        }
        if (!fromBrowser.isOpen()) {
            finish();
            return;
        }
        try {
            toClient.write(Frames.close(code, reason));
            linger();
        } catch (IOException e) {
            finish();
        }
    }

    /// A socket closed with something unread in it would take back what was just written.
    private void linger() {
        if (state == State.OPEN) {
            state = State.LINGERING;
            lingerUntil = clock.instant().plus(LINGER);
            filter.close();
            closeBrowserSocket();
            settle();
        }
    }

    private void closeBrowserSocket() {
        try {
            ends.browser().close();
        } catch (IOException e) {
            log.debug("tunnel=closed side=browser reason={}", e.toString());
        }
    }

    void finish() {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            filter.close();
            closeBrowserSocket();
            loop.remove(this);
            ends.closed();
        }
    }

    /// To be called every now and then.
    void tick() {
        Instant now = clock.instant();
        if (state == State.LINGERING && now.isAfter(lingerUntil)) {
            finish();
        } else if (state == State.OPEN && !toClient.isCongested()) {
            if (now.isAfter(heard.plus(silence.gone()))) {
                log.info("tunnel=cut reason=silent_client");
                finish();
            } else if (now.isAfter(heard.plus(silence.ping())) && now.isAfter(pinged.plus(silence.ping()))) {
                ping(now);
            }
        }
    }

    private void ping(Instant now) {
        pinged = now;
        if (fromBrowser.isOpen()) {
            try {
                toClient.write(Frames.ping());
                settle();
            } catch (IOException e) {
                finish();
            }
        }
    }

    @Override
    public void toBrowser(ByteBuffer bytes) {
        if (state == State.OPEN) {
            try {
                toBrowser.write(bytes);
            } catch (IOException e) {
                browserGone();
            }
        }
    }

    @Override
    public void toClient(String message) {
        ByteBuffer frame = Frames.text(message);
        try {
            if (fromBrowser.mayInsertMessage()) {
                toClient.write(frame);
            } else {
                inserts.add(frame);
            }
        } catch (IOException e) {
            finish();
        }
    }

    @Override
    public void closeBrowser() {
        ends.closeBrowser();
    }

    @Override
    public void cut(int code, String reason) {
        goodbye(code, reason);
    }
}
