package dev.browsergrid.platform.reconcile;

import java.time.Duration;
import java.util.Optional;
import org.springframework.context.SmartLifecycle;

/// A reconciler whose loop runs as long as its server does. Subclasses say in `getPhase` after and before what, and may
/// add to `start` and `stop`.
///
/// @param <K> what names one thing to reconcile; needs `equals`
public abstract class ServerReconciler<K> implements Reconciler<K>, SmartLifecycle {
    private final Duration resync;
    // set by start and stop, read by event listeners on other threads
    private volatile Optional<ReconcileLoop<K>> loop = Optional.empty();

    /// All keys are gone through every `resync`.
    protected ServerReconciler(Duration resync) {
        this.resync = resync;
    }

    /// Has the key looked at soon; does nothing while the server starts or stops.
    protected final void wake(K key) {
        loop.ifPresent(running -> running.wake(key));
    }

    /// Has the key looked at when this time has passed; does nothing while the server starts or stops.
    protected final void wakeAfter(K key, Duration delay) {
        loop.ifPresent(running -> running.wakeAfter(key, delay));
    }

    @Override
    public void start() {
        loop = Optional.of(ReconcileLoop.start(this, resync));
    }

    /// Waits for what is being worked on, within the loop's limit.
    @Override
    public void stop() {
        loop.ifPresent(ReconcileLoop::close);
        loop = Optional.empty();
    }

    @Override
    public final boolean isRunning() {
        return loop.isPresent();
    }

    @Override
    public abstract int getPhase();
}
