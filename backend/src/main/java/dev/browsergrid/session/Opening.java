package dev.browsergrid.session;

import dev.browsergrid.pool.ClaimOutcome.Granted;
import dev.browsergrid.session.state.SessionState;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Brings sessions that are wanted to their browsers, each on a thread of its own. That a session is wanted stands in
/// its row, so whoever finds it waiting with nobody at work goes on with it.
@Component
class Opening {
    private static final Logger log = LoggerFactory.getLogger(Opening.class);
    // it waits until it has one or is not wanted any more
    private static final Duration PATIENCE = Duration.ofDays(365);
    private static final Duration FAREWELL = Duration.ofSeconds(10);

    private final SessionStore store;
    private final Acquiring acquiring;
    private final BrowserStart browserStart;
    private final Custody custody;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("opening-", 0).factory());
    // the sessions this server waits with
    private final Set<UUID> waiting = ConcurrentHashMap.newKeySet();
    // set once when the server stops, read by every waiting thread
    private volatile boolean stopping;

    Opening(SessionStore store, Acquiring acquiring, BrowserStart browserStart, Custody custody) {
        this.store = store;
        this.acquiring = acquiring;
        this.browserStart = browserStart;
        this.custody = custody;
    }

    /// Waits for a browser for the session, unless this server does already.
    void waitFor(UUID id) {
        if (!stopping && waiting.add(id)) {
            threads.execute(() -> {
                try {
                    if (acquiring.acquire(id, PATIENCE, () -> isSettled(id)) instanceof AcquireOutcome.Ready) {
                        custody.drop(id);
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException e) {
                    // the reconciler begins again
                    log.warn("session={} opening=failed", id, e);
                } finally {
                    waiting.remove(id);
                }
            });
        }
    }

    /// Starts the browser on a node that was granted already.
    void start(Session session, Granted granted) {
        custody.take(session.id());
        threads.execute(() -> {
            try {
                browserStart.start(session, granted);
            } finally {
                custody.drop(session.id());
            }
        });
    }

    /// Whether there is nothing to wait for any more.
    boolean isSettled(UUID id) {
        return stopping
                || store.find(id)
                        .filter(session -> session.wanted() && session.state() instanceof SessionState.Queued)
                        .isEmpty();
    }

    /// Waits with nobody any more, and for the browsers that are being started.
    void stop() {
        stopping = true;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
