package dev.browsergrid.session.watch;

import dev.browsergrid.platform.reconcile.ServerReconciler;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.session.SessionChanged;
import dev.browsergrid.session.watch.WatchedSessions.Watched;
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

/// Keeps one [PageWatch] for each browser that a person or program uses through this server. Whose browser it is stands
/// in the rows, so a server that adopts a session watches its browser as well.
@Component
class PageWatches extends ServerReconciler<UUID> {
    private static final Logger log = LoggerFactory.getLogger(PageWatches.class);
    private static final Duration RESYNC = Duration.ofSeconds(5);

    private final WatchedSessions sessions;
    private final Map<UUID, PageWatch> watches = new ConcurrentHashMap<>();

    PageWatches(WatchedSessions sessions) {
        super(RESYNC);
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "watch";
    }

    @Override
    public Collection<UUID> keys() {
        Set<UUID> keys = new HashSet<>(sessions.ids());
        keys.addAll(watches.keySet());
        return keys;
    }

    @Override
    public void reconcile(UUID id) {
        Optional<Watched> due = sessions.find(id);
        PageWatch watch = watches.get(id);
        if (watch != null && !watch.isOf(due)) {
            watches.remove(id);
            watch.close();
        }
        due.filter(_ -> !watches.containsKey(id)).ifPresent(this::watch);
    }

    private void watch(Watched session) {
        try {
            watches.put(session.id(), PageWatch.begin(session, why -> noted(session, why)));
        } catch (CdpException silent) {
            // a browser that went away is noticed elsewhere, any other answers the next time
            log.debug("session={} watch=unreachable reason={}", session.id(), silent.getMessage());
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

    /// Browsers end when the server does, and that is no crash; so this looks away first.
    @Override
    public void stop() {
        super.stop();
        watches.values().forEach(PageWatch::close);
        watches.clear();
    }

    /// After the sessions, so that it stops before them.
    @Override
    public int getPhase() {
        return 350;
    }
}
