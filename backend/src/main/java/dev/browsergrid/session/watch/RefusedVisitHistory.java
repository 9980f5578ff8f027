package dev.browsergrid.session.watch;

import dev.browsergrid.egress.VisitRefused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Writes into a session's history which hosts its browser was kept from.
@Component
class RefusedVisitHistory {
    private static final Logger log = LoggerFactory.getLogger(RefusedVisitHistory.class);

    private final WatchedSessions sessions;

    RefusedVisitHistory(WatchedSessions sessions) {
        this.sessions = sessions;
    }

    @EventListener
    void refused(VisitRefused visit) {
        try {
            sessions.visitRefused(
                    visit.node().value(),
                    "a visit to " + visit.host() + " was blocked, because "
                            + visit.refusal().words());
        } catch (DataAccessException unreachable) {
            // the visit is refused all the same
            log.info("node={} egress=unrecorded reason={}", visit.node(), unreachable.getMessage());
        }
    }
}
