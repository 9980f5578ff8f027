package dev.browsergrid.session;

import dev.browsergrid.node.BrowserLostException;
import dev.browsergrid.node.Node;
import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.pool.Lease;
import dev.browsergrid.pool.LeaseEnd;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Leases;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.session.AcquireOutcome.Ready;
import dev.browsergrid.session.state.SessionEvent.HoldAsked;
import dev.browsergrid.session.state.SessionEvent.ParkAsked;
import dev.browsergrid.session.state.SessionEvent.Resumed;
import dev.browsergrid.session.state.SessionState.Held;
import dev.browsergrid.usage.Usage;
import dev.browsergrid.usage.UsageKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Browsers that stand still between two runs: stopped where they are, not billed, and given up for whoever needs
/// their place.
@Component
@EnableConfigurationProperties(SessionSettings.class)
class Holding {
    private static final Logger log = LoggerFactory.getLogger(Holding.class);

    private final SessionStore store;
    private final HeldSessions held;
    private final Leases leases;
    private final Usage usage;
    private final Nodes nodes;
    private final NodeProvider provider;
    private final Pools pools;
    private final Parking parking;
    private final Custody custody;
    private final SessionSettings settings;
    private final InstantSource clock;
    private final TransactionTemplate transaction;
    // what came back of browsers that were brought back before they were asked for: told to who asks first
    private final Map<LeaseId, Comeback> prepared = new ConcurrentHashMap<>();

    Holding(
            SessionStore store,
            HeldSessions held,
            Leases leases,
            Usage usage,
            Nodes nodes,
            NodeProvider provider,
            Pools pools,
            Parking parking,
            Custody custody,
            SessionSettings settings,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.held = held;
        this.leases = leases;
        this.usage = usage;
        this.nodes = nodes;
        this.provider = provider;
        this.pools = pools;
        this.parking = parking;
        this.custody = custody;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Holds the browser of a session this thread looked after and has saved. It is parked instead when somebody
    /// waits for its place, or when it cannot be held.
    void hold(UUID id, LeaseId lease, String why) {
        boolean parks = settings.hold().isZero()
                || store.find(id)
                        .filter(session -> pools.lacking(session.poolId()) > 0)
                        .isPresent();
        if (parks) {
            parking.park(id, lease, why);
            return;
        }
        try {
            boolean moved = Boolean.TRUE.equals(
                    transaction.execute(_ -> store.apply(id, new HoldAsked(lease)) && use(lease, UsageKind.HELD)));
            if (moved) {
                stop(id, lease, why);
            }
        } finally {
            custody.drop(id);
        }
    }

    /// Holds a browser that was just brought back, until it is asked for.
    void prepare(UUID id, Ready ready) {
        prepared.put(ready.lease(), ready.comeback());
        hold(id, ready.lease(), "nobody asked for it after all");
        store.find(id)
                .filter(session -> !session.state().lease().equals(Optional.of(ready.lease())))
                .ifPresent(_ -> prepared.remove(ready.lease()));
    }

    /// What there is to do for a held session of this server: park it when its time is up; otherwise its browser shall
    /// stand still, wherever an earlier attempt was cut off.
    void keep(Session session, Lease lease) {
        Instant due = session.changedAt().plus(settings.hold());
        if (due.isAfter(clock.instant())) {
            stop(session.id(), lease.id(), "it cannot be held");
        } else {
            prepared.remove(lease.id());
            parking.continueToPark(session.id(), lease.id(), "nobody needed it for " + Reasons.words(settings.hold()));
        }
    }

    private void stop(UUID id, LeaseId lease, String why) {
        try {
            // with the row locked: whoever resumes it does so after this
            boolean stands = Boolean.TRUE.equals(transaction.execute(_ -> store.lock(id)
                    .filter(session -> session.state().equals(new Held(lease)))
                    .flatMap(_ -> leases.running(lease))
                    .map(running -> provider.hold(running.node()))
                    .orElse(true)));
            if (!stands) {
                parking.continueToPark(id, lease, why);
            }
        } catch (BrowserLostException e) {
            lose(id, lease, e);
        }
    }

    /// The session's browser, going on from where it was held; empty when it has to be waited for after all.
    Optional<AcquireOutcome> resume(Session session, LeaseId lease) {
        Instant begun = clock.instant();
        Optional<Lease> running = leases.running(lease);
        if (running.isEmpty()) {
            return Optional.empty();
        }
        if (!leases.isOurs(running.get())) {
            // only its own server can continue it; the others' way to it leads over its saved state
            store.apply(session.id(), new ParkAsked(lease, "it goes on on another server"));
            return Optional.empty();
        }
        boolean moved = Boolean.TRUE.equals(transaction.execute(
                _ -> store.advance(session, new Resumed(lease)).isPresent() && use(lease, UsageKind.ACTIVE)));
        if (!moved) {
            return Optional.empty();
        }
        try {
            provider.resume(running.get().node());
        } catch (BrowserLostException e) {
            lose(session.id(), lease, e);
            return Optional.empty();
        }
        Duration took = Duration.between(begun, clock.instant());
        log.info("session={} lease={} state=active resumed_ms={}", session.id(), lease, took.toMillis());
        return nodes.find(running.get().node())
                .flatMap(Node::cdpUrl)
                .map(address -> new Ready(lease, address, comeback(lease, took)));
    }

    private Comeback comeback(LeaseId lease, Duration took) {
        Comeback told = prepared.remove(lease);
        return told == null ? new Comeback.Continued(took) : told;
    }

    private void lose(UUID id, LeaseId lease, BrowserLostException e) {
        log.info("session={} held=lost reason={}", id, e.getMessage());
        prepared.remove(lease);
        Optional<Session> session = store.find(id);
        Optional<Lease> running = leases.running(lease);
        if (session.isPresent() && running.isPresent()) {
            parking.lose(
                    session.get(),
                    lease,
                    running.get().node(),
                    LeaseEnd.NODE_LOST,
                    "its browser went away while it was held; all it held is saved");
        }
    }

    /// Has as many held sessions parked as it takes for everybody who waits in the pool; those first that were used
    /// least recently.
    void makeRoom(Session waiting) {
        UUID pool = waiting.poolId();
        if (!held.isAny(pool)) {
            return;
        }
        int own = pools.isAtLimit(pool, waiting.ownerId()) ? 1 : 0;
        held.leastRecent(pool, Optional.of(waiting.ownerId()), own).forEach(this::giveUp);
        held.leastRecent(pool, Optional.empty(), pools.lacking(pool)).forEach(this::giveUp);
    }

    private void giveUp(HeldSessions.OnHold session) {
        // its server's reconciler parks it
        if (store.apply(session.id(), new ParkAsked(session.lease(), "somebody else needed its place"))) {
            prepared.remove(session.lease());
            log.info("session={} held=given_up", session.id());
        }
    }

    /// Within the caller's transaction. Answers whether the lease still runs.
    private boolean use(LeaseId lease, UsageKind kind) {
        usage.turnInto(lease, kind);
        return leases.hold(lease, kind == UsageKind.HELD);
    }
}
