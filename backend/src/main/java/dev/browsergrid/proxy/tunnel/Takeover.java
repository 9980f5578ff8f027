package dev.browsergrid.proxy.tunnel;

import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.coyote.http11.upgrade.InternalHttpUpgradeHandler;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SSLSupport;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/// Takes a client's socket from Tomcat once the handshake is answered: from then on Tomcat neither reads nor writes it
/// and has no timeout for it, but still counts it. Tomcat makes it, hence public with a constructor of no arguments.
public final class Takeover implements InternalHttpUpgradeHandler {
    private static final int LARGEST_EARLY = 64 * 1024;

    // both are set before Tomcat calls init
    private @Nullable SocketWrapperBase<?> wrapper;
    private @Nullable Consumer<ClientSocket> taker;
    private Runnable onEnd = () -> {};

    /// A client's socket, what it sent beyond its handshake, and how it is closed.
    record ClientSocket(SocketChannel channel, ByteBuffer early, Runnable close) {}

    /// Who gets the socket. Called once, on a thread of Tomcat's.
    void to(Consumer<ClientSocket> target) {
        this.taker = target;
    }

    /// What is to be done when Tomcat itself ends the connection.
    void onEnd(Runnable action) {
        this.onEnd = action;
    }

    @Override
    public void setSocketWrapper(SocketWrapperBase<?> socket) {
        this.wrapper = socket;
    }

    @Override
    public void init(WebConnection connection) {
        SocketWrapperBase<?> socket = Objects.requireNonNull(wrapper);
        try {
            // one with TLS has a channel of another class, of which the bytes are not those of the protocol
            if (!(socket.getSocket() instanceof NioChannel plain) || plain.getClass() != NioChannel.class) {
                throw new IOException("the connector is not a plain one");
            }
            Objects.requireNonNull(taker).accept(new ClientSocket(plain.getIOChannel(), early(socket), socket::close));
        } catch (IOException | RuntimeException e) {
            onEnd.run();
            socket.close();
        }
    }

    private static ByteBuffer early(SocketWrapperBase<?> socket) throws IOException {
        byte[] bytes = new byte[LARGEST_EARLY];
        int count = socket.read(false, bytes, 0, bytes.length);
        return ByteBuffer.wrap(Arrays.copyOf(bytes, Math.max(0, count)));
    }

    @Override
    public boolean hasAsyncIO() {
        return true;
    }

    @Override
    public SocketState upgradeDispatch(SocketEvent event) {
        onEnd.run();
        return SocketState.CLOSED;
    }

    @Override
    public void timeoutAsync(long now) {
        // there is none
    }

    @Override
    public void setSslSupport(SSLSupport support) {
        // there is none
    }

    @Override
    public void pause() {
        // connections in use stay
    }

    @Override
    public void destroy() {
        onEnd.run();
    }
}
