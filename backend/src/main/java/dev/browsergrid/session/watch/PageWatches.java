package dev.browsergrid.session.watch;

import dev.browsergrid.platform.reconcile.WatchReconciler;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.session.SessionChanged;
import dev.browsergrid.session.watch.WatchedSessions.Watched;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Keeps one [PageWatch] for each browser that a person or program uses through this server. Whose browser it is stands
/// in the rows, so a server that adopts a session watches its browser as well.
@Component
class PageWatches extends WatchReconciler<Watched> {
    private static final Logger log = LoggerFactory.getLogger(PageWatches.class);

    private final WatchedSessions sessions;

    PageWatches(WatchedSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "watch";
    }

    @Override
    protected Collection<UUID> due() {
        return sessions.ids();
    }

    @Override
    protected Optional<Watched> due(UUID session) {
        return sessions.find(session);
    }

    @Override
    protected Optional<PageWatch> begin(Watched session) {
        try {
            return Optional.of(PageWatch.begin(session, why -> noted(session, why)));
        } catch (CdpException silent) {
            // a browser that went away is noticed elsewhere, any other answers the next time
            log.debug("session={} watch=unreachable reason={}", session.id(), silent.getMessage());
            return Optional.empty();
        }
    }

    private void noted(Watched session, String why) {
        if (sessions.pageCrashed(session, why)) {
            log.info("session={} lease={} page=crashed", session.id(), session.lease());
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        wake(change.sessionId());
    }
}
