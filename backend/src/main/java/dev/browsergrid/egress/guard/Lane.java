package dev.browsergrid.egress.guard;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/// Lets one browser occupy a few threads only, so that a page full of names that resolve slowly does not hold up the
/// others. What waits is bounded by the connections a browser opens to its proxy.
final class Lane implements Executor {
    private static final int AT_ONCE = 8;

    private final Executor threads;
    // both guarded by this
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private int running;

    Lane(Executor threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        synchronized (this) {
            if (running == AT_ONCE) {
                waiting.add(task);
                return;
            }
            running++;
        }
        threads.execute(() -> work(task));
    }

    private void work(Runnable first) {
        Runnable task = first;
        while (task != null) {
            try {
                task.run();
            } finally {
                task = next();
            }
        }
    }

    private synchronized @org.jspecify.annotations.Nullable Runnable next() {
        Runnable next = waiting.poll();
        if (next == null) {
            running--;
        }
        return next;
    }
}
