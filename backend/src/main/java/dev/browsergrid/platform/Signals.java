package dev.browsergrid.platform;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Wakes threads of this server that wait for something about a key. It carries no data: whoever wakes reads what it
/// waits for anew, and waits with a limit, for another server's change raises no signal here.
///
/// @param <K> what is waited about; needs `equals`
public final class Signals<K> {
    private final ConcurrentHashMap<K, Set<Waiter>> waiters = new ConcurrentHashMap<>();

    /// One thread's interest in a key, until closed. A signal raised while nobody awaits is kept for the next await.
    public final class Waiter implements AutoCloseable {
        private final K key;
        private final Semaphore raised = new Semaphore(0);

        private Waiter(K key) {
            this.key = key;
        }

        /// Waits for a signal, at most this long. Answers whether one came.
        public boolean await(Duration limit) throws InterruptedException {
            boolean came = raised.tryAcquire(limit.toMillis(), TimeUnit.MILLISECONDS);
            raised.drainPermits();
            return came;
        }

        @Override
        public void close() {
            waiters.computeIfPresent(key, (_, set) -> {
                set.remove(this);
                return set.isEmpty() ? null : set;
            });
        }
    }

    /// Starts to listen. Read what you wait for after this call, not before.
    public Waiter listen(K key) {
        Waiter waiter = new Waiter(key);
        waiters.compute(key, (_, set) -> {
            Set<Waiter> all = set == null ? ConcurrentHashMap.newKeySet() : set;
            all.add(waiter);
            return all;
        });
        return waiter;
    }

    /// Wakes everyone who listens for the key.
    public void raise(K key) {
        Set<Waiter> all = waiters.get(key);
        if (all != null) {
            all.forEach(waiter -> waiter.raised.release());
        }
    }
}
