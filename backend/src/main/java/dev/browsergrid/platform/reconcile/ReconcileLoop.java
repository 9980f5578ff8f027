package dev.browsergrid.platform.reconcile;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs one [Reconciler]: keys are worked on side by side, one key never twice at once, and a key woken while it is
/// being worked on is worked on again afterwards.
public final class ReconcileLoop<K> implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(ReconcileLoop.class);

    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final Reconciler<K> reconciler;
    private final ExecutorService workers;
    private final ScheduledThreadPoolExecutor timer;
    // both sets are guarded by this loop's monitor
    private final Set<K> working = new HashSet<>();
    private final Set<K> again = new HashSet<>();

    private ReconcileLoop(Reconciler<K> reconciler) {
        this.reconciler = reconciler;
        this.workers = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(reconciler.name() + "-", 0).factory());
        this.timer = new ScheduledThreadPoolExecutor(
                1, Thread.ofVirtual().name(reconciler.name() + "-timer").factory());
        // what was to come later does not hold up the end
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /// Starts a loop that also goes through all keys every `resync`.
    public static <K> ReconcileLoop<K> start(Reconciler<K> reconciler, Duration resync) {
        ReconcileLoop<K> loop = new ReconcileLoop<>(reconciler);
        var _ = loop.timer.scheduleWithFixedDelay(loop::resync, 0, resync.toMillis(), TimeUnit.MILLISECONDS);
        return loop;
    }

    /// Has the key looked at soon. Costs nothing when it is waiting to be already.
    public void wake(K key) {
        synchronized (this) {
            if (workers.isShutdown()) {
                return;
            }
            if (!working.add(key)) {
                again.add(key);
                return;
            }
        }
        workers.execute(() -> work(key));
    }

    /// Has the key looked at when this time has passed.
    public void wakeAfter(K key, Duration delay) {
        synchronized (this) {
            if (!workers.isShutdown()) {
                var _ = timer.schedule(() -> wake(key), delay.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }

    private void resync() {
        try {
            reconciler.keys().forEach(this::wake);
        } catch (RuntimeException e) {
            log.warn("reconciler={} resync=failed reason={}", reconciler.name(), e.toString());
        }
    }

    private void work(K key) {
        boolean repeat = true;
        while (repeat) {
            try {
                reconciler.reconcile(key);
            } catch (RuntimeException e) {
                log.warn("reconciler={} key={} result=failed", reconciler.name(), key, e);
            }
            synchronized (this) {
                repeat = again.remove(key) && !workers.isShutdown();
                if (!repeat) {
                    working.remove(key);
                }
            }
        }
    }

    /// Takes no more keys and waits up to ten seconds for the ones being worked on. Until then nothing is interrupted,
    /// because that would break the database connection in use.
    @Override
    public void close() {
        synchronized (this) {
            timer.shutdown();
            workers.shutdown();
        }
        long deadline = System.nanoTime() + FAREWELL.toNanos();
        try {
            for (ExecutorService threads : List.of(timer, workers)) {
                if (!threads.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    threads.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            timer.shutdownNow();
            workers.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
