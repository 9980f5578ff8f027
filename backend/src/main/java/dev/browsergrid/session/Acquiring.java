package dev.browsergrid.session;

import dev.browsergrid.node.Node;
import dev.browsergrid.node.NodeChanged;
import dev.browsergrid.node.NodeState;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.platform.Signals;
import dev.browsergrid.pool.ClaimOutcome;
import dev.browsergrid.pool.Leases;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.profile.ProfileGoneException;
import dev.browsergrid.profile.Profiles;
import dev.browsergrid.session.AcquireOutcome.Busy;
import dev.browsergrid.session.AcquireOutcome.Ready;
import dev.browsergrid.session.AcquireOutcome.Withdrawn;
import dev.browsergrid.session.state.SessionEvent.LeaseGranted;
import dev.browsergrid.session.state.SessionState;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/// Gets a browser for a session: the one that is held for it, or else one that is claimed and started or thawed.
@Component
class Acquiring {
    // another server's change raises no signal here, so look again this often
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final SessionStore store;
    private final Pools pools;
    private final Leases leases;
    private final Nodes nodes;
    private final BrowserStart browserStart;
    private final Holding holding;
    private final Keeping keeping;
    private final Joining joining;
    private final Profiles profiles;
    private final InstantSource clock;
    private final Custody custody;
    private final TransactionTemplate transaction;
    private final Signals<Boolean> changes = new Signals<>();
    // how many threads of this server ask for each session's browser
    private final ConcurrentHashMap<UUID, Integer> asking = new ConcurrentHashMap<>();

    Acquiring(
            SessionStore store,
            Pools pools,
            Leases leases,
            Nodes nodes,
            BrowserStart browserStart,
            Holding holding,
            Keeping keeping,
            Joining joining,
            Profiles profiles,
            InstantSource clock,
            Custody custody,
            TransactionTemplate transaction) {
        this.store = store;
        this.pools = pools;
        this.leases = leases;
        this.nodes = nodes;
        this.browserStart = browserStart;
        this.holding = holding;
        this.keeping = keeping;
        this.joining = joining;
        this.profiles = profiles;
        this.clock = clock;
        this.custody = custody;
        this.transaction = transaction;
    }

    AcquireOutcome acquire(UUID id, Duration patience, BooleanSupplier unwanted) throws InterruptedException {
        return acquire(id, patience, unwanted, () -> {});
    }

    AcquireOutcome acquire(UUID id, Duration patience, BooleanSupplier unwanted, Runnable thawing)
            throws InterruptedException {
        Instant deadline = clock.instant().plus(patience);
        asking.merge(id, 1, Integer::sum);
        try (var waiter = changes.listen(true)) {
            while (!unwanted.getAsBoolean()) {
                Optional<AcquireOutcome> answer = attemptUnlessGone(id, thawing);
                if (answer.isPresent()) {
                    return answer.get();
                }
                if (clock.instant().isAfter(deadline)) {
                    return new Busy("No browser became free within " + patience.toSeconds() + " seconds.");
                }
                waiter.await(LOOK_AGAIN);
            }
            return new Withdrawn();
        } finally {
            // another may still ask for the same session, at the same place in line
            if (asking.computeIfPresent(id, (_, count) -> count == 1 ? null : count - 1) == null) {
                pools.withdraw(id);
            }
        }
    }

    private Optional<AcquireOutcome> attemptUnlessGone(UUID id, Runnable thawing) {
        try {
            return attempt(id, thawing);
        } catch (ProfileGoneException e) {
            // its session ends with it
            return Optional.empty();
        }
    }

    /// Tries once; empty when it is to be tried again later.
    Optional<AcquireOutcome> attempt(UUID id) {
        return attempt(id, () -> {});
    }

    private Optional<AcquireOutcome> attempt(UUID id, Runnable thawing) {
        Optional<Session> found = store.find(id);
        if (found.isEmpty()) {
            return Optional.of(new AcquireOutcome.Ended());
        }
        Session session = found.get();
        return switch (session.state()) {
            case SessionState.Ended _ -> Optional.of(new AcquireOutcome.Ended());
            // somebody still works with it or captures it; they or the reconciler will let go
            case SessionState.Starting _, SessionState.Parking _ -> Optional.empty();
            // its user has it in use; or nobody does, and it was kept for this
            case SessionState.Active(var lease) when session.wanted() -> inCustody(session, () -> joining.join(lease));
            case SessionState.Active(var lease) -> inCustody(session, () -> keeping.goOn(session, lease));
            case SessionState.Held(var lease) -> inCustody(session, () -> holding.resume(session, lease));
            case SessionState.Queued _, SessionState.Parked _ ->
                mustWait(session) ? Optional.empty() : inCustody(session, () -> claimAndStart(session, thawing));
        };
    }

    /// Its last node is not given back yet, or another session works with its profile.
    private boolean mustWait(Session session) {
        return leases.runningOf(session.id()).isPresent() || isProfileTaken(session);
    }

    private boolean isProfileTaken(Session session) {
        return session.savesTo()
                .filter(profile -> store.isProfileHeld(profile, session.id()))
                .isPresent();
    }

    /// From before the claim until it is parked this thread looks after the session, unless nothing comes of it.
    private Optional<AcquireOutcome> inCustody(Session session, Supplier<Optional<AcquireOutcome>> attempt) {
        custody.take(session.id());
        boolean ready = false;
        try {
            Optional<AcquireOutcome> outcome = attempt.get();
            ready = outcome.filter(Ready.class::isInstance).isPresent();
            return outcome;
        } finally {
            if (!ready) {
                custody.drop(session.id());
            }
        }
    }

    private Optional<AcquireOutcome> claimAndStart(Session session, Runnable thawing) {
        // who asked for it by hand waits however long it takes
        boolean patient = session.wanted();
        return claim(session).flatMap(claimed -> switch (claimed.outcome()) {
            case ClaimOutcome.Queued queued -> {
                store.placed(session, queued.position(), queued.estimate().map(Duration::toSeconds));
                holding.makeRoom(session);
                yield Optional.empty();
            }
            case ClaimOutcome.Paused()
            when !patient ->
                Optional.of(new Busy("The pool is paused; it gives out no browsers until somebody resumes it."));
            case ClaimOutcome.AtCapacity(int bound)
            when !patient -> Optional.of(new Busy("Already " + bound + " others wait for a browser."));
            case ClaimOutcome.Paused(), ClaimOutcome.AtCapacity _ -> Optional.empty();
            case ClaimOutcome.Granted granted -> Optional.of(browserStart.start(claimed.session(), granted, thawing));
        });
    }

    /// What came of asking for a node, and the session as it is then.
    record Claimed(ClaimOutcome outcome, Session session) {}

    /// Asks for a node and gives it to the session in one step; empty when the session moved since it was read, or
    /// another has its profile.
    Optional<Claimed> claim(Session session) {
        boolean blank = !browserStart.isOwn(session);
        Optional<Claimed> claimed = transaction.execute(status -> {
            // who else would take the profile waits here until this is decided
            session.savesTo().ifPresent(profiles::lock);
            if (isProfileTaken(session)) {
                return Optional.empty();
            }
            ClaimOutcome outcome = pools.claim(session.poolId(), session.id(), session.ownerId(), blank);
            if (!(outcome instanceof ClaimOutcome.Granted(var lease, var _))) {
                return Optional.of(new Claimed(outcome, session));
            }
            Optional<Session> moved = store.advance(session, new LeaseGranted(lease));
            if (moved.isEmpty()) {
                status.setRollbackOnly();
            }
            return moved.map(holder -> new Claimed(outcome, holder));
        });
        return Objects.requireNonNull(claimed);
    }

    Optional<URI> cdpUrl(UUID id) {
        return store.find(id)
                .map(Session::state)
                .filter(SessionState.Active.class::isInstance)
                .flatMap(SessionState::lease)
                .flatMap(leases::running)
                .flatMap(lease -> nodes.find(lease.node()))
                .flatMap(Node::cdpUrl);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void nodeChanged(NodeChanged change) {
        // there is another browser, or room for one
        if (change.state() == NodeState.READY || change.state() == NodeState.GONE) {
            changes.raise(true);
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        changes.raise(true);
    }
}
