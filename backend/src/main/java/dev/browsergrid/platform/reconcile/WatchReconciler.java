package dev.browsergrid.platform.reconcile;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Keeps one watch for each thing that is to be watched. One that ended, or whose thing is another by now, is closed
/// and
/// begun anew.
///
/// @param <T> what is watched, as it stands; needs `equals`
public abstract class WatchReconciler<T> extends ServerReconciler<UUID> {
    private static final Duration RESYNC = Duration.ofSeconds(5);

    private final Map<UUID, Watch<T>> watches = new ConcurrentHashMap<>();

    protected WatchReconciler() {
        super(RESYNC);
    }

    /// A watch under way.
    public interface Watch<T> extends AutoCloseable {
        /// Whether it still watches, and this very thing.
        boolean isOf(Optional<T> due);

        @Override
        void close();
    }

    /// All that is to be watched now.
    protected abstract Collection<UUID> due();

    /// What is to be watched under this key; empty when nothing is.
    protected abstract Optional<T> due(UUID key);

    /// Begins to watch; empty when it cannot be done now and is to be tried again.
    protected abstract Optional<? extends Watch<T>> begin(T thing);

    /// Is told at each look at a thing that is to be watched, after its watch began.
    protected void seen(T thing) {}

    @Override
    public final Collection<UUID> keys() {
        Set<UUID> keys = new HashSet<>(due());
        keys.addAll(watches.keySet());
        return keys;
    }

    @Override
    public final void reconcile(UUID key) {
        Optional<T> due = due(key);
        Watch<T> watch = watches.get(key);
        if (watch != null && !watch.isOf(due)) {
            watches.remove(key);
            watch.close();
        }
        due.ifPresent(thing -> {
            if (!watches.containsKey(key)) {
                begin(thing).ifPresent(begun -> watches.put(key, begun));
            }
            seen(thing);
        });
    }

    @Override
    public void stop() {
        super.stop();
        watches.values().forEach(Watch::close);
        watches.clear();
    }

    /// After the sessions, so that it stops before them: browsers that end with the server are no news.
    @Override
    public int getPhase() {
        return 350;
    }
}
