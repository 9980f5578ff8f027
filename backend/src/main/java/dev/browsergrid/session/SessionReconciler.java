package dev.browsergrid.session;

import dev.browsergrid.node.Node;
import dev.browsergrid.node.NodeChanged;
import dev.browsergrid.node.NodeState;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.platform.Home;
import dev.browsergrid.platform.reconcile.ReconcileLoop;
import dev.browsergrid.platform.reconcile.Reconciler;
import dev.browsergrid.pool.Lease;
import dev.browsergrid.pool.LeaseEnd;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Leases;
import dev.browsergrid.pool.Pools;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Repairs sessions nobody works on any more: those whose node was lost let go of it, and those whose server is gone
/// are taken over and parked, so that what the browser still holds is kept.
@Component
class SessionReconciler implements Reconciler<UUID>, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(SessionReconciler.class);
    private static final Duration RESYNC = Duration.ofSeconds(5);

    private final SessionStore store;
    private final Leases leases;
    private final Nodes nodes;
    private final Parking parking;
    private final Pools pools;
    private final Custody custody;
    private final Home home;
    private final InstantSource clock;
    // set by start and stop, read by event listeners on other threads
    private volatile Optional<ReconcileLoop<UUID>> loop = Optional.empty();

    SessionReconciler(
            SessionStore store,
            Leases leases,
            Nodes nodes,
            Parking parking,
            Pools pools,
            Custody custody,
            Home home,
            InstantSource clock) {
        this.store = store;
        this.leases = leases;
        this.nodes = nodes;
        this.parking = parking;
        this.pools = pools;
        this.custody = custody;
        this.home = home;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "session";
    }

    @Override
    public Collection<UUID> keys() {
        return Stream.concat(store.holding().stream(), leases.sessions().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void reconcile(UUID id) {
        Optional<Session> session = store.find(id);
        Optional<LeaseId> held = session.flatMap(found -> found.state().lease());
        leases.runningOf(id)
                .filter(lease -> !held.equals(Optional.of(lease.id())))
                .ifPresent(this::endUnused);
        if (held.isEmpty()) {
            return;
        }
        Optional<Lease> lease = leases.running(held.get());
        if (lease.isEmpty()) {
            store.apply(id, new SessionEvent.NodeLost(held.get(), "its lease is over"));
            return;
        }
        Optional<Node> node = nodes.find(lease.get().node());
        if (node.map(Node::state).filter(state -> state == NodeState.LEASED).isEmpty()) {
            parking.lose(id, held.get(), lease.get().node(), "its browser went away");
        } else if (isAbandoned(lease.get(), node) && leases.takeOver(lease.get())) {
            recover(session.get(), lease.get(), node.get());
        }
    }

    /// A server was cut off between being granted a node and telling the session.
    private void endUnused(Lease lease) {
        if (isAbandoned(lease, nodes.find(lease.node())) && leases.takeOver(lease)) {
            log.info("session={} lease={} was=unused action=end", lease.sessionId(), lease.id());
            pools.release(lease.id(), lease.node(), LeaseEnd.RELEASED);
        }
    }

    /// Ours while nobody looks after its session; or of a server that was on this very home, which only one can use;
    /// or of one that has not said for a whole term that it lives.
    private boolean isAbandoned(Lease lease, Optional<Node> node) {
        if (leases.isOurs(lease)) {
            return !custody.covers(lease.sessionId());
        }
        boolean here = node.map(Node::hostId).filter(home.hostId()::equals).isPresent();
        return here || lease.expiresAt().isBefore(clock.instant());
    }

    private void recover(Session session, Lease lease, Node node) {
        log.info(
                "session={} lease={} was={} action=recover",
                session.id(),
                lease.id(),
                session.state().status());
        boolean reachable = node.hostId().equals(home.hostId());
        if (reachable && !(session.state() instanceof SessionState.Starting)) {
            parking.continueToPark(session.id(), lease.id());
        } else {
            parking.lose(session.id(), lease.id(), node.id(), "the server that used it is gone");
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void nodeChanged(NodeChanged change) {
        if (change.state() == NodeState.LOST) {
            loop.ifPresent(running -> store.holding().forEach(running::wake));
        }
    }

    @Override
    public void start() {
        loop = Optional.of(ReconcileLoop.start(this, RESYNC));
    }

    @Override
    public void stop() {
        loop.ifPresent(ReconcileLoop::close);
        loop = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return loop.isPresent();
    }

    /// After the pools, before the runs.
    @Override
    public int getPhase() {
        return 300;
    }
}
