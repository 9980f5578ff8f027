package dev.browsergrid.session;

import dev.browsergrid.node.Node;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.pool.Lease;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Leases;
import dev.browsergrid.session.AcquireOutcome.Ready;
import dev.browsergrid.session.state.SessionEvent.ParkAsked;
import dev.browsergrid.session.state.SessionState.Active;
import dev.browsergrid.usage.Usage;
import dev.browsergrid.usage.UsageKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Browsers that run on between two runs, at their user's price. That one does so stands in its meter: a session is
/// active, and its use is of the kind `persistent_idle`.
@Component
class Keeping {
    private static final Logger log = LoggerFactory.getLogger(Keeping.class);

    private final SessionStore store;
    private final Leases leases;
    private final Nodes nodes;
    private final Usage usage;
    private final Parking parking;
    private final Custody custody;
    private final SessionSettings settings;
    private final InstantSource clock;
    private final TransactionTemplate transaction;

    Keeping(
            SessionStore store,
            Leases leases,
            Nodes nodes,
            Usage usage,
            Parking parking,
            Custody custody,
            SessionSettings settings,
            InstantSource clock,
            TransactionTemplate transaction) {
        this.store = store;
        this.leases = leases;
        this.nodes = nodes;
        this.usage = usage;
        this.parking = parking;
        this.custody = custody;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
    }

    Duration longest() {
        return settings.keep();
    }

    void keepOn(UUID id) {
        store.keep(id, clock.instant().plus(settings.keep()));
    }

    /// Has the browser given back that runs on: parked, or ended where nothing is kept. Answers `false`, and does
    /// nothing, when none does.
    boolean end(Session session, String why) {
        if (session.keptUntil().isEmpty() || !(session.state() instanceof Active(var lease))) {
            return false;
        }
        if (session.savesTo().isPresent()) {
            return giveUp(session.id(), lease, why);
        }
        boolean idle = Boolean.TRUE.equals(transaction.execute(_ -> isIdle(session.id(), lease)));
        if (idle) {
            parking.end(session.id(), why);
        }
        return idle;
    }

    /// Lets go of a browser that shall run on. Answers `false`, and does nothing, when it shall not.
    boolean keep(UUID id, LeaseId lease) {
        boolean kept = Boolean.TRUE.equals(transaction.execute(_ -> {
            Optional<Session> session = store.lock(id).filter(found -> isWished(found, lease));
            session.ifPresent(found -> {
                usage.turnInto(lease, UsageKind.PERSISTENT_IDLE);
                store.tell(found);
            });
            return session.isPresent();
        }));
        if (kept) {
            custody.drop(id);
            log.info("session={} lease={} state=kept", id, lease);
        }
        return kept;
    }

    /// The browser that ran on, in use again; empty when the session has none such.
    Optional<AcquireOutcome> goOn(Session session, LeaseId lease) {
        Optional<Lease> running = leases.running(lease);
        if (session.keptUntil().isEmpty() || running.isEmpty()) {
            return Optional.empty();
        }
        if (!leases.isOurs(running.get())) {
            giveUp(session.id(), lease, "it goes on on another server");
            return Optional.empty();
        }
        boolean ours = Boolean.TRUE.equals(transaction.execute(_ -> {
            boolean idle = isIdle(session.id(), lease);
            if (idle) {
                usage.turnInto(lease, UsageKind.ACTIVE);
                store.useAnew(session.id());
                if (session.chatId().isEmpty()) {
                    // who goes on with it says anew whether it is to be kept
                    store.keep(session.id(), clock.instant());
                }
            }
            return idle;
        }));
        return Optional.of(running.get())
                .filter(_ -> ours)
                .flatMap(found -> nodes.find(found.node()))
                .flatMap(Node::cdpUrl)
                .map(address -> new Ready(lease, address, new Comeback.Kept()));
    }

    /// Whether an active session of this server is one whose browser may be running on.
    boolean covers(Session session) {
        return session.state() instanceof Active && session.keptUntil().isPresent() && !custody.covers(session.id());
    }

    /// What there is to do for such a session: park it when its time is up.
    void reconcile(Session session, Lease lease) {
        Optional<Usage.Current> current = usage.current(lease.id());
        if (current.filter(use -> use.kind() == UsageKind.PERSISTENT_IDLE).isEmpty()) {
            // whoever worked with it was cut off before it let go
            parking.continueToPark(session.id(), lease.id(), "nobody looked after it any more");
            return;
        }
        Instant now = clock.instant();
        if (!session.keptUntil().orElse(Instant.MIN).isAfter(now)) {
            park(session, lease, "it was not to be kept any longer");
        } else if (!current.get().since().plus(settings.keep()).isAfter(now)) {
            park(session, lease, "it was kept for " + Reasons.words(settings.keep()) + ", the longest that is allowed");
        }
    }

    private void park(Session session, Lease lease, String why) {
        if (giveUp(session.id(), lease.id(), why)) {
            parking.continueToPark(session.id(), lease.id(), why);
        }
    }

    /// With the row locked and the kind of use looked at: who goes on with it does so before or not at all.
    private boolean giveUp(UUID id, LeaseId lease, String why) {
        return Boolean.TRUE.equals(
                transaction.execute(_ -> isIdle(id, lease) && store.apply(id, new ParkAsked(lease, why))));
    }

    private boolean isIdle(UUID id, LeaseId lease) {
        return store.lock(id)
                .filter(session -> session.state().equals(new Active(lease)))
                .flatMap(_ -> usage.current(lease))
                .filter(use -> use.kind() == UsageKind.PERSISTENT_IDLE)
                .isPresent();
    }

    private boolean isWished(Session session, LeaseId lease) {
        return session.state().equals(new Active(lease))
                && session.keptUntil()
                        .filter(until -> until.isAfter(clock.instant()))
                        .isPresent();
    }
}
