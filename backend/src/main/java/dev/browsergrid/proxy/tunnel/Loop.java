package dev.browsergrid.proxy.tunnel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread that carries the bytes of many tunnels. It lends them one buffer, so that a tunnel at rest holds none.
final class Loop {
    private static final Logger log = LoggerFactory.getLogger(Loop.class);
    private static final Duration TICK = Duration.ofMillis(500);
    private static final int BUFFER = 256 * 1024;
    private static final int SCRATCH = 8192;

    private final Selector selector;
    private final Thread thread;
    // what other threads ask of this one
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    // all that follows is this loop's thread's
    private final Set<Tunnel> tunnels = new HashSet<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
    private final byte[] scratch = new byte[SCRATCH];
    private long nextTick = System.nanoTime();
    // set by whoever stops it
    private volatile boolean stopped;

    Loop(String name) {
        try {
            selector = Selector.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
        thread.start();
    }

    /// What a key's channel has to say.
    interface Side {
        void ready(SelectionKey key) throws IOException;

        void broken(Exception e);
    }

    /// Runs something on the loop's thread, soon.
    void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    void stop() {
        stopped = true;
        selector.wakeup();
    }

    /// Empty, and good until the caller returns to the loop.
    ByteBuffer buffer() {
        return buffer.clear();
    }

    byte[] scratch() {
        return scratch;
    }

    SelectionKey register(SocketChannel channel, Side side) throws IOException {
        channel.configureBlocking(false);
        return channel.register(selector, SelectionKey.OP_READ, side);
    }

    void add(Tunnel tunnel) {
        tunnels.add(tunnel);
    }

    void remove(Tunnel tunnel) {
        tunnels.remove(tunnel);
    }

    private void run() {
        while (!stopped) {
            try {
                selector.select(Loop::ready, TICK.toMillis());
                runTasks();
                tick();
            } catch (IOException | RuntimeException e) {
                log.error("loop={} round=failed", thread.getName(), e);
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            log.debug("loop=closed reason={}", e.toString());
        }
    }

    private static void ready(SelectionKey key) {
        Side side = (Side) key.attachment();
        try {
            if (key.isValid()) {
                side.ready(key);
            }
        } catch (IOException | RuntimeException e) {
            side.broken(e);
        }
    }

    private void runTasks() {
        @Nullable Runnable task = tasks.poll();
        while (task != null) {
            try {
                task.run();
            } catch (RuntimeException e) {
                log.warn("loop={} task=failed", thread.getName(), e);
            }
            task = tasks.poll();
        }
    }

    private void tick() {
        long now = System.nanoTime();
        if (now - nextTick >= 0) {
            nextTick = now + TICK.toNanos();
            List.copyOf(tunnels).forEach(Tunnel::tick);
        }
    }
}
