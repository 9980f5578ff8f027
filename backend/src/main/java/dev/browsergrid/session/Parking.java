package dev.browsergrid.session;

import dev.browsergrid.node.BrowserLostException;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.pool.Lease;
import dev.browsergrid.pool.LeaseEnd;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Leases;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.profile.ProfileGoneException;
import dev.browsergrid.profile.SnapshotCause;
import dev.browsergrid.profile.SnapshotDraft;
import dev.browsergrid.profile.Snapshots;
import dev.browsergrid.session.Saving.Saved;
import dev.browsergrid.session.state.SessionEvent.Captured;
import dev.browsergrid.session.state.SessionEvent.Closed;
import dev.browsergrid.session.state.SessionEvent.NodeLost;
import dev.browsergrid.session.state.SessionEvent.ParkAsked;
import dev.browsergrid.session.state.SessionState;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
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
    private final Snapshots snapshots;
    private final TransactionTemplate transaction;
    private final Custody custody;
    private final ApplicationEventPublisher events;
    private final Saving saving;

    Parking(
            SessionStore store,
            Leases leases,
            Pools pools,
            NodeProvider provider,
            Snapshots snapshots,
            TransactionTemplate transaction,
            Custody custody,
            ApplicationEventPublisher events,
            Saving saving) {
        this.store = store;
        this.leases = leases;
        this.pools = pools;
        this.provider = provider;
        this.snapshots = snapshots;
        this.transaction = transaction;
        this.custody = custody;
        this.events = events;
        this.saving = saving;
    }

    /// Parks a session this thread looked after. When it throws, nothing is lost: nobody looks after the session any
    /// more, so the reconciler parks it again.
    void park(UUID id, LeaseId leaseId, String why) {
        try {
            continueToPark(id, leaseId, why);
        } finally {
            custody.drop(id);
        }
    }

    /// Parks, also from where another thread or server was cut off. A session without a profile has nothing to come
    /// back to and ends.
    void continueToPark(UUID id, LeaseId leaseId, String why) {
        Optional<Lease> running = leases.running(leaseId);
        Optional<Session> session = store.find(id);
        if (running.isEmpty() || session.isEmpty()) {
            return;
        }
        Optional<UUID> profile = session.get().savesTo();
        if (profile.isEmpty()) {
            end(id, why);
            return;
        }
        store.apply(id, new ParkAsked(leaseId, why));
        events.publishEvent(new SessionLeaving(id));
        NodeId node = running.get().node();
        try {
            capture(session.get(), leaseId, node, profile.get());
        } catch (ProfileGoneException e) {
            log.info("session={} capture=unwanted reason=profile_deleted", id);
            pools.release(leaseId, node, LeaseEnd.RELEASED);
        } catch (RuntimeException e) {
            if (Reasons.isDiskFull(e)) {
                log.warn("session={} node={} capture=impossible reason=disk_full", id, node);
                lose(
                        session.get(),
                        leaseId,
                        node,
                        LeaseEnd.NODE_LOST,
                        "the disk of its server was full, so its last state could not be saved; the one saved before "
                                + "is kept");
            } else if (e instanceof BrowserLostException) {
                log.info("session={} node={} capture=impossible reason={}", id, node, e.getMessage());
                lose(
                        session.get(),
                        leaseId,
                        node,
                        LeaseEnd.NODE_LOST,
                        "its browser was gone before its last state could be saved; the one saved before is kept");
            } else {
                throw e;
            }
        }
    }

    private void capture(Session session, LeaseId lease, NodeId node, UUID profile) {
        UUID id = session.id();
        Saved saved = saving.save(profile, archive -> provider.closeAndPack(node, archive));
        transaction.executeWithoutResult(_ -> {
            // the session's row before its lease's, as everywhere: two that lock in turns never wait for each other
            store.lock(id);
            // only the holder of the lease may add a snapshot; ending it first makes that the guard
            if (pools.release(lease, node, LeaseEnd.PARKED)) {
                int number = snapshots.add(
                        profile,
                        SnapshotDraft.captured(SnapshotCause.PARK, lease.value(), saved.manifest(), saved.archive()));
                store.apply(id, new Captured(lease));
                log.info(
                        "session={} state=parked snapshot={} bytes={} added={} tabs={}",
                        id,
                        number,
                        saved.archive().bytes(),
                        saved.archive().addedBytes(),
                        saved.manifest().tabs().size());
            }
        });
    }

    /// Lets go of a node whose browser is not there any more. The session is not brought back by itself: what the
    /// browser held is lost, and its user is to know.
    void lose(Session session, LeaseId lease, NodeId node, LeaseEnd end, String why) {
        transaction.executeWithoutResult(_ -> {
            if (store.apply(session.id(), new NodeLost(lease, why))) {
                store.want(session.id(), false);
                if (session.savesTo().isEmpty()) {
                    store.apply(session.id(), new Closed(why));
                }
            }
            pools.release(lease, node, end);
        });
    }

    /// Ends the session for good, and its waiting for a browser with it. A node that somebody is starting or capturing
    /// stays theirs: they find that the session is over and give it back.
    void end(UUID id, String reason) {
        transaction.executeWithoutResult(_ -> {
            // first, as a claim takes the place in line before the session
            pools.withdraw(id);
            store.move(id, new Closed(reason))
                    .map(Session::state)
                    .filter(state -> state instanceof SessionState.Active || state instanceof SessionState.Held)
                    .flatMap(SessionState::lease)
                    .flatMap(leases::running)
                    .ifPresent(lease -> pools.release(lease.id(), lease.node(), LeaseEnd.RELEASED));
        });
    }
}
