package dev.browsergrid.transfer;

import dev.browsergrid.platform.reconcile.ServerReconciler;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.session.SessionChanged;
import dev.browsergrid.transfer.BrowsersHere.Browser;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Keeps one [DownloadWatch] for each browser in use on this machine, and takes what nobody saw come.
@Component
class DownloadWatches extends ServerReconciler<UUID> {
    private static final Logger log = LoggerFactory.getLogger(DownloadWatches.class);
    private static final Duration RESYNC = Duration.ofSeconds(5);

    private final BrowsersHere browsers;
    private final DownloadLedger ledger;
    private final DownloadKeeper keeper;
    private final Map<UUID, DownloadWatch> watches = new ConcurrentHashMap<>();

    DownloadWatches(BrowsersHere browsers, DownloadLedger ledger, DownloadKeeper keeper) {
        super(RESYNC);
        this.browsers = browsers;
        this.ledger = ledger;
        this.keeper = keeper;
    }

    @Override
    public String name() {
        return "downloads";
    }

    @Override
    public Collection<UUID> keys() {
        Set<UUID> keys = new HashSet<>(browsers.sessions());
        keys.addAll(watches.keySet());
        return keys;
    }

    @Override
    public void reconcile(UUID session) {
        Optional<Browser> due = browsers.find(session);
        DownloadWatch watch = watches.get(session);
        if (watch != null && !watch.isOf(due)) {
            watches.remove(session);
            watch.close();
        }
        due.ifPresent(browser -> {
            if (!watches.containsKey(session)) {
                watch(browser);
            }
            keeper.sweep(browser);
        });
    }

    private void watch(Browser browser) {
        try {
            watches.put(browser.session(), DownloadWatch.begin(browser, ledger));
        } catch (CdpException silent) {
            // a browser that went away is noticed elsewhere, any other answers the next time
            log.debug("session={} downloads=unreachable reason={}", browser.session(), silent.getMessage());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        wake(change.sessionId());
    }

    @Override
    public void stop() {
        super.stop();
        watches.values().forEach(DownloadWatch::close);
        watches.clear();
    }

    /// After the sessions, so that it stops before them.
    @Override
    public int getPhase() {
        return 350;
    }
}
