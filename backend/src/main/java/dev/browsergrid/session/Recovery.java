package dev.browsergrid.session;

import dev.browsergrid.node.Node;
import dev.browsergrid.node.NodeState;
import dev.browsergrid.platform.Home;
import dev.browsergrid.pool.Lease;
import dev.browsergrid.pool.LeaseEnd;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Leases;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.session.state.SessionEvent.NodeLost;
import dev.browsergrid.session.state.SessionEvent.Wanted;
import dev.browsergrid.session.state.SessionState;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// What is to be done about one session, given what is true of its lease and node. A browser that still runs is kept
/// for a session that is wanted; any other is parked, so that what it holds is kept.
@Component
class Recovery {
    private static final Logger log = LoggerFactory.getLogger(Recovery.class);

    private final SessionStore store;
    private final Leases leases;
    private final Pools pools;
    private final Parking parking;
    private final Expiry expiry;
    private final Holding holding;
    private final Keeping keeping;
    private final Opening opening;
    private final Custody custody;
    private final Home home;
    private final InstantSource clock;

    Recovery(
            SessionStore store,
            Leases leases,
            Pools pools,
            Parking parking,
            Expiry expiry,
            Holding holding,
            Keeping keeping,
            Opening opening,
            Custody custody,
            Home home,
            InstantSource clock) {
        this.store = store;
        this.leases = leases;
        this.pools = pools;
        this.parking = parking;
        this.expiry = expiry;
        this.holding = holding;
        this.keeping = keeping;
        this.opening = opening;
        this.custody = custody;
        this.home = home;
        this.clock = clock;
    }

    /// A session without a lease: when it is wanted it is to have one.
    void wakeWanted(Session session) {
        if (!session.wanted()) {
            return;
        }
        if (session.state() instanceof SessionState.Parked) {
            store.apply(session.id(), new Wanted());
        } else if (session.state() instanceof SessionState.Queued && !store.isAskedFor(session.id())) {
            opening.waitFor(session.id());
        }
    }

    void leaseIsOver(Session session, LeaseId held) {
        store.apply(session.id(), new NodeLost(held, "its lease is over"));
    }

    /// A server was cut off between being granted a node and telling the session, or the session was ended while
    /// somebody worked with the node.
    void endUnused(Lease lease, Optional<Node> node) {
        if (isAbandoned(lease, node) && leases.takeOver(lease)) {
            log.info("session={} lease={} was=unused action=end", lease.sessionId(), lease.id());
            pools.release(lease.id(), lease.node(), LeaseEnd.RELEASED);
        }
    }

    /// A session that holds a lease.
    void reconcile(Session session, Lease lease, Optional<Node> node) {
        if (node.map(Node::state).filter(state -> state == NodeState.LEASED).isEmpty()) {
            String why = node.filter(found -> found.state() == NodeState.LOST)
                    .map(Node::detail)
                    .filter(detail -> !detail.isBlank())
                    .orElse("its browser went away");
            parking.lose(session, lease.id(), lease.node(), LeaseEnd.NODE_LOST, why);
            return;
        }
        boolean ours = leases.isOurs(lease);
        if (ours && session.state() instanceof SessionState.Held) {
            holding.keep(session, lease);
            return;
        }
        if (ours && keeping.covers(session)) {
            if (isStill(session)) {
                keeping.reconcile(session, lease);
            }
            return;
        }
        if (ours && expiry.isDue(session)) {
            expiry.expire(session, lease);
        } else if (isAbandoned(lease, node)
                && isStill(session)
                && !(ours && isKept(session))
                && leases.takeOver(lease)) {
            recover(session, lease, node.get());
        }
    }

    /// Whoever looked after it may have finished between reading it and finding nobody there.
    private boolean isStill(Session session) {
        return store.find(session.id())
                .filter(now -> now.version() == session.version())
                .isPresent();
    }

    /// Its browser is its user's; no thread of this server looks after it.
    private static boolean isKept(Session session) {
        return session.wanted() && session.state() instanceof SessionState.Active;
    }

    /// Ours while nobody looks after its session; or of a server that was on this very home, which only one can use;
    /// or of one that has not said for a whole term that it lives.
    private boolean isAbandoned(Lease lease, Optional<Node> node) {
        if (leases.isOurs(lease)) {
            return !custody.covers(lease.sessionId());
        }
        return node.filter(this::isHere).isPresent() || lease.expiresAt().isBefore(clock.instant());
    }

    private boolean isHere(Node node) {
        return node.hostId().equals(home.hostId());
    }

    private void recover(Session session, Lease lease, Node node) {
        log.info(
                "session={} lease={} was={} action={}",
                session.id(),
                lease.id(),
                session.state().status(),
                isHere(node) && isKept(session) ? "adopt" : "recover");
        if (!isHere(node)) {
            parking.lose(session, lease.id(), node.id(), LeaseEnd.NODE_LOST, "the server that ran its browser is gone");
        } else if (session.state() instanceof SessionState.Starting) {
            parking.lose(
                    session,
                    lease.id(),
                    node.id(),
                    LeaseEnd.START_FAILED,
                    "the server was restarted while its browser was being started");
        } else if (!isKept(session)) {
            parking.continueToPark(session.id(), lease.id(), "the server was restarted while it was in use");
        }
    }
}
