package dev.browsergrid.session;

import dev.browsergrid.node.BrowserLostException;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.pool.Lease;
import dev.browsergrid.pool.LeaseEnd;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Leases;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.profile.Profiles;
import dev.browsergrid.profiles.Manifest;
import dev.browsergrid.session.SessionEvent.Captured;
import dev.browsergrid.session.SessionEvent.Closed;
import dev.browsergrid.session.SessionEvent.NodeLost;
import dev.browsergrid.session.SessionEvent.ParkAsked;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Captures a session's browser and gives the node back.
@Component
class Parking {
    private static final Logger log = LoggerFactory.getLogger(Parking.class);

    private final SessionStore store;
    private final Leases leases;
    private final Pools pools;
    private final NodeProvider provider;
    private final Profiles profiles;
    private final TransactionTemplate transaction;
    private final Custody custody;

    Parking(
            SessionStore store,
            Leases leases,
            Pools pools,
            NodeProvider provider,
            Profiles profiles,
            TransactionTemplate transaction,
            Custody custody) {
        this.store = store;
        this.leases = leases;
        this.pools = pools;
        this.provider = provider;
        this.profiles = profiles;
        this.transaction = transaction;
        this.custody = custody;
    }

    /// Parks a session this thread looked after. When it throws, nothing is lost: nobody looks after the session any
    /// more, so the reconciler parks it again.
    void park(UUID id, LeaseId leaseId) {
        try {
            continueToPark(id, leaseId);
        } finally {
            custody.drop(id);
        }
    }

    /// Parks, also from where another thread or server was cut off.
    void continueToPark(UUID id, LeaseId leaseId) {
        Optional<Lease> running = leases.running(leaseId);
        Optional<Session> session = store.find(id);
        if (running.isEmpty() || session.isEmpty()) {
            return;
        }
        store.apply(id, new ParkAsked(leaseId));
        NodeId node = running.get().node();
        try {
            Optional<UUID> profile = session.get().profileId();
            if (profile.isPresent()) {
                capture(id, leaseId, node, profile.get());
            } else {
                store.apply(id, new Closed("its browser was released"));
                pools.release(leaseId, node, LeaseEnd.RELEASED);
            }
        } catch (BrowserLostException e) {
            log.info("session={} node={} capture=impossible reason={}", id, node, e.getMessage());
            lose(id, leaseId, node, "the browser was gone before its state could be saved");
        }
    }

    private void capture(UUID id, LeaseId lease, NodeId node, UUID profile) {
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        Manifest manifest = pack(node, profile, sealed);
        transaction.executeWithoutResult(_ -> {
            // only the holder of the lease may add a snapshot; ending it first makes that the guard
            if (pools.release(lease, node, LeaseEnd.PARKED)) {
                int number = profiles.store(profile, lease.value(), manifest, sealed.toByteArray());
                store.apply(id, new Captured(lease));
                log.info(
                        "session={} state=parked snapshot={} bytes={} tabs={}",
                        id,
                        number,
                        sealed.size(),
                        manifest.tabs().size());
            }
        });
    }

    private Manifest pack(NodeId node, UUID profile, OutputStream out) {
        try (OutputStream sealing = profiles.seal(profile, out)) {
            return provider.closeAndPack(node, sealing);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Lets go of a node whose browser is not there any more.
    void lose(UUID id, LeaseId lease, NodeId node, String why) {
        store.apply(id, new NodeLost(lease, why));
        pools.release(lease, node, LeaseEnd.NODE_LOST);
    }

    void end(UUID id, String reason) {
        Optional<Session> before = store.find(id);
        if (before.isPresent() && store.apply(id, new Closed(reason))) {
            before.get()
                    .state()
                    .lease()
                    .flatMap(leases::running)
                    .ifPresent(lease -> pools.release(lease.id(), lease.node(), LeaseEnd.RELEASED));
        }
    }
}
