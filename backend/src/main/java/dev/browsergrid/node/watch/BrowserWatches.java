package dev.browsergrid.node.watch;

import dev.browsergrid.node.NodeChanged;
import dev.browsergrid.node.NodeRelocated;
import dev.browsergrid.node.NodeState;
import dev.browsergrid.platform.reconcile.ServerReconciler;
import dev.browsergrid.profiles.cdp.CdpException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.event.TransactionalEventListener;

/// Keeps one watch for each browser that runs here, from when it is warm: whoever claims it finds it watched already
/// and waits for nothing. A watch that ended, or whose node has another browser by now, is closed and begun anew.
public abstract class BrowserWatches extends ServerReconciler<UUID> {
    private static final Logger log = LoggerFactory.getLogger(BrowserWatches.class);
    private static final Duration RESYNC = Duration.ofSeconds(5);

    private final RunningBrowsers browsers;
    private final Map<UUID, Watch> watches = new ConcurrentHashMap<>();

    protected BrowserWatches(RunningBrowsers browsers) {
        super(RESYNC);
        this.browsers = browsers;
    }

    /// A watch under way.
    public interface Watch extends AutoCloseable {
        /// Whether it still watches, and this very browser.
        boolean isOf(Optional<RunningBrowser> due);

        @Override
        void close();
    }

    /// Begins to watch.
    ///
    /// @throws CdpException when the browser cannot be reached; it is tried again
    protected abstract Watch begin(RunningBrowser browser);

    /// Is told at each look at a browser, after its watch began.
    protected void seen(RunningBrowser browser) {}

    @Override
    public final Collection<UUID> keys() {
        List<UUID> running = browsers.nodes();
        Set<UUID> keys = new HashSet<>(running);
        keys.addAll(watches.keySet());
        return keys;
    }

    @Override
    public final void reconcile(UUID node) {
        Optional<RunningBrowser> due = browsers.find(node);
        Watch watch = watches.get(node);
        if (watch != null && !watch.isOf(due)) {
            watches.remove(node);
            watch.close();
        }
        due.ifPresent(browser -> {
            if (!watches.containsKey(node)) {
                tryToBegin(browser);
            }
            seen(browser);
        });
    }

    private void tryToBegin(RunningBrowser browser) {
        try {
            watches.put(browser.node().value(), begin(browser));
        } catch (CdpException silent) {
            // a browser that went away is noticed elsewhere, any other answers the next time
            log.debug("node={} {}=unreachable reason={}", browser.node(), name(), silent.getMessage());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(NodeChanged change) {
        // being claimed changes nothing about the browser
        if (change.state() != NodeState.LEASED) {
            wake(change.node().value());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void relocated(NodeRelocated relocation) {
        wake(relocation.node().value());
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
