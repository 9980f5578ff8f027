package dev.browsergrid.session;

import dev.browsergrid.account.Reach;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Pools;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Service;

/// What other modules can do with sessions.
@Service
public class Sessions {
    private final SessionStore store;
    private final Acquiring acquiring;
    private final Parking parking;
    private final Pools pools;

    Sessions(SessionStore store, Acquiring acquiring, Parking parking, Pools pools) {
        this.store = store;
        this.acquiring = acquiring;
        this.parking = parking;
        this.pools = pools;
    }

    /// A new session from the system's pool whose state is kept in the profile.
    public UUID create(UUID ownerId, UUID profileId) {
        return store.create(ownerId, pools.defaultPool().id(), profileId);
    }

    public Optional<Session> find(UUID id) {
        return store.find(id);
    }

    /// The session, if it is within reach.
    public Optional<Session> find(UUID id, Reach reach) {
        return store.find(id, reach);
    }

    /// Gets the session's browser: waits while it is being parked or no node is free, then starts or thaws it. Waits
    /// at most `patience`; gives up soon after `unwanted` says so.
    public AcquireOutcome acquire(UUID id, Duration patience, BooleanSupplier unwanted) throws InterruptedException {
        return acquiring.acquire(id, patience, unwanted);
    }

    /// Captures the session's state and gives its node back. When the browser is gone, the state captured last stays.
    /// Does nothing when the lease is not the session's any more.
    public void park(UUID id, LeaseId lease) {
        parking.park(id, lease);
    }

    /// Ends the session for good, whatever it does.
    public void end(UUID id, String reason) {
        parking.end(id, reason);
    }

    /// The address of the browser the session has right now.
    public Optional<URI> cdpUrl(UUID id) {
        return acquiring.cdpUrl(id);
    }
}
