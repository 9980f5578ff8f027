package dev.browsergrid.transfer;

import dev.browsergrid.node.watch.BrowserWatches;
import dev.browsergrid.node.watch.RunningBrowser;
import dev.browsergrid.node.watch.RunningBrowsers;
import org.springframework.stereotype.Component;

/// Keeps one [DownloadWatch] for each browser of this host, and takes what nobody saw come.
@Component
class DownloadWatches extends BrowserWatches {
    private final BrowsersHere sessions;
    private final DownloadLedger ledger;
    private final DownloadKeeper keeper;

    DownloadWatches(RunningBrowsers browsers, BrowsersHere sessions, DownloadLedger ledger, DownloadKeeper keeper) {
        super(browsers);
        this.sessions = sessions;
        this.ledger = ledger;
        this.keeper = keeper;
    }

    @Override
    public String name() {
        return "downloads";
    }

    @Override
    protected DownloadWatch begin(RunningBrowser browser) {
        return DownloadWatch.begin(browser, sessions, ledger);
    }

    @Override
    protected void seen(RunningBrowser browser) {
        sessions.find(browser.node()).ifPresent(keeper::sweep);
    }
}
