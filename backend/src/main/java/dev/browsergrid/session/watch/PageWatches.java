package dev.browsergrid.session.watch;

import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.watch.BrowserWatches;
import dev.browsergrid.node.watch.RunningBrowser;
import dev.browsergrid.node.watch.RunningBrowsers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Keeps one [PageWatch] for each browser of this host.
@Component
class PageWatches extends BrowserWatches {
    private static final Logger log = LoggerFactory.getLogger(PageWatches.class);

    private final WatchedSessions sessions;

    PageWatches(RunningBrowsers browsers, WatchedSessions sessions) {
        super(browsers);
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "watch";
    }

    @Override
    protected PageWatch begin(RunningBrowser browser) {
        return PageWatch.begin(browser, why -> noted(browser.node(), why));
    }

    private void noted(NodeId node, String why) {
        sessions.pageCrashed(node, why)
                .ifPresent(session -> log.info("session={} node={} page=crashed", session, node));
    }
}
