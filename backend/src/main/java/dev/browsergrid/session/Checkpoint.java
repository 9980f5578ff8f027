package dev.browsergrid.session;

import dev.browsergrid.node.BrowserLostException;
import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.pool.Lease;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Leases;
import dev.browsergrid.profile.ProfileGoneException;
import dev.browsergrid.profile.SnapshotCause;
import dev.browsergrid.profile.SnapshotDraft;
import dev.browsergrid.profile.Snapshots;
import dev.browsergrid.session.Saving.Saved;
import dev.browsergrid.session.state.SessionState;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Saves what a session's browser holds while it runs on, so that losing it later loses nothing.
@Component
class Checkpoint {
    private static final Logger log = LoggerFactory.getLogger(Checkpoint.class);

    private final SessionStore store;
    private final Leases leases;
    private final NodeProvider provider;
    private final Snapshots snapshots;
    private final TransactionTemplate transaction;
    private final Saving saving;

    Checkpoint(
            SessionStore store,
            Leases leases,
            NodeProvider provider,
            Snapshots snapshots,
            TransactionTemplate transaction,
            Saving saving) {
        this.store = store;
        this.leases = leases;
        this.provider = provider;
        this.snapshots = snapshots;
        this.transaction = transaction;
        this.saving = saving;
    }

    /// Answers whether all is saved now. Why not is logged: parking tries again, and tells the user when it cannot.
    Keepsake take(UUID id, LeaseId lease, SnapshotCause cause) {
        Optional<Session> session = store.find(id);
        if (session.filter(found -> found.savesTo().isEmpty()).isPresent()) {
            return Keepsake.NOT_KEPT;
        }
        Optional<Lease> running = leases.running(lease);
        Optional<UUID> profile = session.flatMap(Session::savesTo);
        if (running.isEmpty() || profile.isEmpty()) {
            return Keepsake.NOT_SAVED;
        }
        try {
            return take(id, running.get(), profile.get(), cause) ? Keepsake.SAVED : Keepsake.NOT_SAVED;
        } catch (ProfileGoneException e) {
            log.info("session={} checkpoint=unwanted reason=profile_deleted", id);
        } catch (BrowserLostException e) {
            log.info("session={} checkpoint=impossible reason={}", id, e.getMessage());
        } catch (RuntimeException e) {
            log.warn("session={} checkpoint=failed", id, e);
        }
        return Keepsake.NOT_SAVED;
    }

    private boolean take(UUID id, Lease lease, UUID profile, SnapshotCause cause) {
        long begun = System.nanoTime();
        Saved saved = saving.save(profile, archive -> provider.checkpoint(lease.node(), archive));
        SnapshotDraft draft = SnapshotDraft.captured(cause, lease.id().value(), saved.manifest(), saved.archive());
        Optional<Integer> number = Objects.requireNonNull(transaction.execute(
                _ -> holds(id, lease.id()) ? Optional.of(snapshots.add(profile, draft)) : Optional.empty()));
        number.ifPresent(added -> log.info(
                "session={} checkpoint={} cause={} bytes={} added={} ms={}",
                id,
                added,
                cause.word(),
                saved.archive().bytes(),
                saved.archive().addedBytes(),
                (System.nanoTime() - begun) / 1_000_000));
        return number.isPresent();
    }

    /// Only the holder of the lease may add a snapshot, and the lease stays until it is there.
    private boolean holds(UUID id, LeaseId lease) {
        return store.lock(id)
                        .map(Session::state)
                        .filter(new SessionState.Active(lease)::equals)
                        .isPresent()
                && leases.lock(lease);
    }
}
