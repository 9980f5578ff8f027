package dev.browsergrid.proxy.tunnel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;

/// What goes out of one socket. What it does not take at once waits here; whoever fills it must stop while anything
/// waits, so that no more than one buffer ever does.
final class Outbound {
    private final SocketChannel channel;
    private final ArrayDeque<ByteBuffer> waiting = new ArrayDeque<>(1);
    private long waitingBytes;

    Outbound(SocketChannel channel) {
        this.channel = channel;
    }

    /// Writes these bytes, now or when the socket takes them; the buffer is the caller's again afterwards.
    void write(ByteBuffer bytes) throws IOException {
        if (waiting.isEmpty()) {
            channel.write(bytes);
        }
        if (bytes.hasRemaining()) {
            waitingBytes += bytes.remaining();
            waiting.add(ByteBuffer.allocate(bytes.remaining()).put(bytes).flip());
        }
    }

    /// Writes what waits, as far as the socket takes it.
    void drain() throws IOException {
        while (!waiting.isEmpty()) {
            waitingBytes -= channel.write(waiting.element());
            if (waiting.element().hasRemaining()) {
                return;
            }
            waiting.remove();
        }
    }

    boolean isCongested() {
        return !waiting.isEmpty();
    }

    long waitingBytes() {
        return waitingBytes;
    }
}
