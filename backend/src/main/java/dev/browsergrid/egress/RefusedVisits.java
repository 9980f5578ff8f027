package dev.browsergrid.egress;

import dev.browsergrid.egress.rules.Destination;
import dev.browsergrid.egress.rules.Refusal;
import dev.browsergrid.node.NodeChanged;
import dev.browsergrid.node.NodeId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.event.TransactionalEventListener;

/// Tells of what was refused, each host and reason once for each use of a browser, and of a page that tries every
/// address there is no more than the first few.
class RefusedVisits implements Judging.Refusals {
    private static final Logger log = LoggerFactory.getLogger(RefusedVisits.class);
    private static final int MOST = 50;
    /// Asked for by Chromium itself, whatever switches say.
    private static final Set<String> BACKGROUND = Set.of(
            "accounts.google.com",
            "clients2.google.com",
            "clients2.googleusercontent.com",
            "clientservices.googleapis.com",
            "content-autofill.googleapis.com",
            "edgedl.me.gvt1.com",
            "optimizationguide-pa.googleapis.com",
            "redirector.gvt1.com",
            "safebrowsing.googleapis.com",
            "update.googleapis.com");

    private final Map<UUID, Set<Told>> told = new ConcurrentHashMap<>();
    private final ApplicationEventPublisher events;

    private record Told(String host, Refusal refusal) {}

    RefusedVisits(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void refused(UUID nodeId, Destination destination, Refusal refusal) {
        if (refusal == Refusal.UNKNOWN_BROWSER || BACKGROUND.contains(destination.host())) {
            return;
        }
        Set<Told> before = told.computeIfAbsent(nodeId, _ -> ConcurrentHashMap.newKeySet());
        String host = destination.authority();
        if (before.size() < MOST && before.add(new Told(host, refusal))) {
            log.info("node={} egress=refused reason={}", nodeId, refusal.word());
            events.publishEvent(new VisitRefused(new NodeId(nodeId), host, refusal));
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void nodeChanged(NodeChanged change) {
        told.remove(change.node().value());
    }
}
