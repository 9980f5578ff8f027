package dev.browsergrid.agents;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// Stops a run from another thread. Once cancelled it stays so; callbacks run once, on the cancelling thread.
public final class Cancellation {
    // guards: cancelled exactly once
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final List<Runnable> callbacks = new CopyOnWriteArrayList<>();

    public boolean isCancelled() {
        return cancelled.get();
    }

    /// Asks the run to stop. Calling it again does nothing.
    public void cancel() {
        if (cancelled.compareAndSet(false, true)) {
            callbacks.forEach(Runnable::run);
        }
    }

    /// Runs `callback` when cancelled, or at once when that has already happened. It may run twice in a race of the
    /// two, so it must be idempotent. Closing the registration forgets the callback.
    public Registration onCancel(Runnable callback) {
        callbacks.add(callback);
        if (cancelled.get()) {
            callback.run();
        }
        return () -> callbacks.remove(callback);
    }

    /// A callback's place in the list of those to be told.
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }
}
