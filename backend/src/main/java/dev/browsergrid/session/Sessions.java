package dev.browsergrid.session;

import dev.browsergrid.account.Reach;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.profile.SnapshotCause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;

/// What other modules can do with sessions. What people do with them by hand is in [SessionRequests] and
/// [SessionReleases].
@Service
public class Sessions {
    private final SessionStore store;
    private final Acquiring acquiring;
    private final Parking parking;
    private final Checkpoint checkpoint;
    private final Holding holding;
    private final Keeping keeping;
    private final Preparing preparing;
    private final Custody custody;
    private final Pools pools;

    Sessions(
            SessionStore store,
            Acquiring acquiring,
            Parking parking,
            Checkpoint checkpoint,
            Holding holding,
            Keeping keeping,
            Preparing preparing,
            Custody custody,
            Pools pools) {
        this.store = store;
        this.acquiring = acquiring;
        this.parking = parking;
        this.checkpoint = checkpoint;
        this.holding = holding;
        this.keeping = keeping;
        this.preparing = preparing;
        this.custody = custody;
        this.pools = pools;
    }

    /// A new session from the system's pool for the runs of a chat, its state kept in the profile.
    public UUID createForChat(UUID ownerId, UUID profileId, UUID chatId, String title) {
        SessionDraft draft = SessionDraft.ofChat(ownerId, pools.defaultPool().id(), profileId, chatId, title);
        store.create(draft);
        return draft.id();
    }

    public void rename(UUID id, String name) {
        store.rename(id, name);
    }

    public Optional<Session> find(UUID id) {
        return store.find(id);
    }

    /// The session, if it is within reach.
    public Optional<Session> find(UUID id, Reach reach) {
        return store.find(id, reach);
    }

    /// Gets the session's browser: waits while it is being parked or no node is free, then starts or thaws it. Waits
    /// at most `patience`; gives up soon after `unwanted` says so. `thawing` is called, on the
    /// calling thread, when there is a node and the browser is about to be brought back.
    public AcquireOutcome acquire(UUID id, Duration patience, BooleanSupplier unwanted, Runnable thawing)
            throws InterruptedException {
        return acquiring.acquire(id, patience, unwanted, thawing);
    }

    /// Saves the session's state while its browser runs on.
    public Keepsake checkpoint(UUID id, LeaseId lease) {
        return checkpoint.take(id, lease, SnapshotCause.RUN_END);
    }

    /// The same in the middle of a run; what it answers holds until the next time for the same run.
    public Keepsake saveStep(UUID id, LeaseId lease) {
        return checkpoint.take(id, lease, SnapshotCause.STEP);
    }

    /// Lets go of a browser a run worked in. One that its user wants stays in use. One that is to be kept runs on,
    /// billed, unless it could not be saved. A chat's that is `saved` stands still, unbilled, until
    /// the next [#acquire] continues it, or until somebody else needs its place or its time is up,
    /// and it is parked. Any other is parked at once: its state is captured and its node given
    /// back; what has no profile is over.
    ///
    /// When the browser is gone, the state captured last stays. Does nothing to a session that has another lease.
    public void letGo(UUID id, LeaseId lease, Keepsake saved, String why) {
        Optional<Session> session = store.find(id);
        if (session.filter(Session::wanted).isPresent()) {
            custody.drop(id);
        } else if (saved == Keepsake.NOT_SAVED || !keeping.keep(id, lease)) {
            if (saved == Keepsake.SAVED && session.flatMap(Session::chatId).isPresent()) {
                holding.hold(id, lease, why);
            } else {
                parking.park(id, lease, why);
            }
        }
    }

    /// Until then the session's browser runs on, billed, when nobody uses it; in the past: no longer.
    public void keep(UUID id, Instant until) {
        store.keep(id, until);
    }

    /// From now on the session's browser runs on, billed, when nobody uses it, as long as is allowed at a time.
    public void keepOn(UUID id) {
        keeping.keepOn(id);
    }

    /// How long at a time a browser may run on that nobody uses.
    public Duration longestKept() {
        return keeping.longest();
    }

    /// Begins to bring a parked session's browser back before it is asked for, if one is free; it then stands
    /// by as after [#letGo]. Returns at once.
    public boolean prepare(UUID id) {
        return preparing.begin(id);
    }

    /// Ends the session for good, whatever it does, and shows it to nobody any more.
    public void remove(UUID id, String reason) {
        parking.end(id, reason);
        store.hide(id);
    }

    /// The address of the browser the session has right now.
    public Optional<URI> cdpUrl(UUID id) {
        return acquiring.cdpUrl(id);
    }
}
