package dev.browsergrid.session;

import dev.browsergrid.node.BrowserStartException;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.Node;
import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.pool.ClaimOutcome.Granted;
import dev.browsergrid.pool.LeaseEnd;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.profile.Snapshot;
import dev.browsergrid.profile.Snapshots;
import dev.browsergrid.profiles.seal.SealedException;
import dev.browsergrid.session.AcquireOutcome.Failed;
import dev.browsergrid.session.AcquireOutcome.Ready;
import dev.browsergrid.session.state.SessionEvent.Started;
import java.net.URI;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Turns a granted node into the session's browser: as its profile was captured, or as its template
/// says, or as it is.
@Component
class BrowserStart {
    private static final Logger log = LoggerFactory.getLogger(BrowserStart.class);

    private final SessionStore store;
    private final Nodes nodes;
    private final NodeProvider provider;
    private final Pools pools;
    private final Snapshots snapshots;
    private final Parking parking;

    BrowserStart(
            SessionStore store, Nodes nodes, NodeProvider provider, Pools pools, Snapshots snapshots, Parking parking) {
        this.store = store;
        this.nodes = nodes;
        this.provider = provider;
        this.pools = pools;
        this.snapshots = snapshots;
        this.parking = parking;
    }

    /// Whether the session has no use for a browser as its pool keeps them: it brings back its own, or
    /// wants one that is set up otherwise.
    boolean isOwn(Session session) {
        return !session.template().equals(BrowserTemplate.DEFAULT)
                || session.profileId().filter(snapshots::exist).isPresent();
    }

    /// A session that was ended or withdrawn meanwhile does not get the browser, and the node is
    /// given back here: until now it was this thread's to work with.
    AcquireOutcome start(Session session, Granted granted) {
        return start(session, granted, () -> {});
    }

    /// The same; `thawing` is called when a browser is about to be brought back from what was saved.
    AcquireOutcome start(Session session, Granted granted, Runnable thawing) {
        LeaseId lease = granted.lease();
        Node node = granted.node();
        try {
            Ready ready = open(session, lease, node, thawing);
            if (store.apply(session.id(), new Started(lease))) {
                log.info("session={} lease={} node={} state=active", session.id(), lease, node.id());
                return ready;
            }
            pools.release(lease, node.id(), LeaseEnd.RELEASED);
            return new AcquireOutcome.Ended();
        } catch (RuntimeException e) {
            if (Reasons.isDiskFull(e)) {
                log.warn("session={} node={} start=failed reason=disk_full", session.id(), node.id());
            } else {
                log.warn("session={} node={} start=failed", session.id(), node.id(), e);
            }
            String why = words(e);
            parking.lose(session, lease, node.id(), LeaseEnd.START_FAILED, why);
            return new Failed(Reasons.sentence(why));
        }
    }

    private static String words(RuntimeException e) {
        if (Reasons.isDiskFull(e)) {
            return "its browser could not be started, because the disk of its server is full";
        }
        if (e.getCause() instanceof SealedException) {
            return "its saved state cannot be opened: " + e.getCause().getMessage();
        }
        return e instanceof BrowserStartException
                ? "its browser could not be brought back: " + e.getMessage()
                : "its browser could not be started";
    }

    private Ready open(Session session, LeaseId lease, Node node, Runnable thawing) {
        BrowserTemplate usual = nodes.template(node.id());
        BrowserTemplate template = usual.merge(session.template());
        Optional<Snapshot> snapshot = session.profileId().flatMap(snapshots::latest);
        if (snapshot.isPresent()) {
            thawing.run();
            return thaw(lease, node, template, snapshot.get());
        }
        if (template.equals(usual) && node.cdpUrl().isPresent()) {
            return new Ready(lease, node.cdpUrl().get(), new Comeback.Blank());
        }
        URI address = provider.reopen(node.id(), template);
        nodes.relocate(node.id(), address, provider.files(node.id()));
        return new Ready(lease, address, new Comeback.Blank());
    }

    private Ready thaw(LeaseId lease, Node node, BrowserTemplate template, Snapshot snapshot) {
        NodeProvider.Restored restored = provider.restore(node.id(), template, snapshot.archive(), snapshot.manifest());
        nodes.relocate(node.id(), restored.cdpUrl(), provider.files(node.id()));
        return new Ready(lease, restored.cdpUrl(), new Comeback.Thawed(restored.report()));
    }
}
