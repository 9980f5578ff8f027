package dev.browsergrid.transfer;

import dev.browsergrid.platform.reconcile.WatchReconciler;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.session.SessionChanged;
import dev.browsergrid.transfer.BrowsersHere.Browser;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Keeps one [DownloadWatch] for each browser in use on this machine, and takes what nobody saw come.
@Component
class DownloadWatches extends WatchReconciler<Browser> {
    private static final Logger log = LoggerFactory.getLogger(DownloadWatches.class);

    private final BrowsersHere browsers;
    private final DownloadLedger ledger;
    private final DownloadKeeper keeper;

    DownloadWatches(BrowsersHere browsers, DownloadLedger ledger, DownloadKeeper keeper) {
        this.browsers = browsers;
        this.ledger = ledger;
        this.keeper = keeper;
    }

    @Override
    public String name() {
        return "downloads";
    }

    @Override
    protected Collection<UUID> due() {
        return browsers.sessions();
    }

    @Override
    protected Optional<Browser> due(UUID session) {
        return browsers.find(session);
    }

    @Override
    protected Optional<DownloadWatch> begin(Browser browser) {
        try {
            return Optional.of(DownloadWatch.begin(browser, ledger));
        } catch (CdpException silent) {
            // a browser that went away is noticed elsewhere, any other answers the next time
            log.debug("session={} downloads=unreachable reason={}", browser.session(), silent.getMessage());
            return Optional.empty();
        }
    }

    @Override
    protected void seen(Browser browser) {
        keeper.sweep(browser);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        wake(change.sessionId());
    }
}
