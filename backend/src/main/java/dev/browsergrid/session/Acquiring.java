package dev.browsergrid.session;

import dev.browsergrid.node.BrowserStartException;
import dev.browsergrid.node.Node;
import dev.browsergrid.node.NodeChanged;
import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.node.NodeState;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.platform.Signals;
import dev.browsergrid.pool.ClaimOutcome;
import dev.browsergrid.pool.LeaseEnd;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Leases;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.profile.Profiles;
import dev.browsergrid.profile.Snapshot;
import dev.browsergrid.session.AcquireOutcome.Busy;
import dev.browsergrid.session.AcquireOutcome.Failed;
import dev.browsergrid.session.AcquireOutcome.Ready;
import dev.browsergrid.session.AcquireOutcome.Thaw;
import dev.browsergrid.session.AcquireOutcome.Withdrawn;
import dev.browsergrid.session.SessionEvent.LeaseGranted;
import dev.browsergrid.session.SessionEvent.NodeLost;
import dev.browsergrid.session.SessionEvent.Started;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Gets a browser for a session: claim, then start or thaw.
@Component
class Acquiring {
    private static final Logger log = LoggerFactory.getLogger(Acquiring.class);
    // another server's change raises no signal here, so look again this often
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final SessionStore store;
    private final Pools pools;
    private final Leases leases;
    private final Nodes nodes;
    private final NodeProvider provider;
    private final Profiles profiles;
    private final InstantSource clock;
    private final Custody custody;
    private final Signals<Boolean> changes = new Signals<>();

    Acquiring(
            SessionStore store,
            Pools pools,
            Leases leases,
            Nodes nodes,
            NodeProvider provider,
            Profiles profiles,
            InstantSource clock,
            Custody custody) {
        this.store = store;
        this.pools = pools;
        this.leases = leases;
        this.nodes = nodes;
        this.provider = provider;
        this.profiles = profiles;
        this.clock = clock;
        this.custody = custody;
    }

    AcquireOutcome acquire(UUID id, Duration patience, BooleanSupplier unwanted) throws InterruptedException {
        Instant deadline = clock.instant().plus(patience);
        try (var waiter = changes.listen(true)) {
            while (!unwanted.getAsBoolean()) {
                Optional<AcquireOutcome> answer = attempt(id);
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
            pools.withdraw(id);
        }
    }

    private Optional<AcquireOutcome> attempt(UUID id) {
        Optional<Session> found = store.find(id);
        if (found.isEmpty()) {
            return Optional.of(new AcquireOutcome.Ended());
        }
        Session session = found.get();
        return switch (session.state()) {
            case SessionState.Ended _ -> Optional.of(new AcquireOutcome.Ended());
            // somebody still works with it or captures it; they or the reconciler will let go
            case SessionState.Starting _, SessionState.Active _, SessionState.Parking _ -> Optional.empty();
            case SessionState.Queued _, SessionState.Parked _ -> claimInCustody(session);
        };
    }

    /// From before the claim until it is parked this thread looks after the session, unless nothing comes of it.
    private Optional<AcquireOutcome> claimInCustody(Session session) {
        custody.take(session.id());
        boolean ready = false;
        try {
            Optional<AcquireOutcome> outcome = claim(session);
            ready = outcome.filter(Ready.class::isInstance).isPresent();
            return outcome;
        } finally {
            if (!ready) {
                custody.drop(session.id());
            }
        }
    }

    private Optional<AcquireOutcome> claim(Session session) {
        return switch (pools.claim(session.poolId(), session.id(), session.ownerId())) {
            case ClaimOutcome.Queued _ -> Optional.empty();
            case ClaimOutcome.Paused _ -> Optional.of(new Busy("The pool is paused."));
            case ClaimOutcome.AtCapacity(int bound) ->
                Optional.of(new Busy("Already " + bound + " others wait for a browser."));
            case ClaimOutcome.Granted(LeaseId lease, Node node) -> {
                if (store.apply(session.id(), new LeaseGranted(lease))) {
                    yield Optional.of(start(session, lease, node));
                }
                pools.release(lease, node.id(), LeaseEnd.RELEASED);
                yield Optional.empty();
            }
        };
    }

    private AcquireOutcome start(Session session, LeaseId lease, Node node) {
        try {
            Optional<Snapshot> snapshot = session.profileId().flatMap(profiles::latest);
            Ready ready = snapshot.isPresent()
                    ? thaw(lease, node, snapshot.get())
                    : new Ready(lease, node.cdpUrl().orElseThrow(), Optional.empty());
            if (store.apply(session.id(), new Started(lease))) {
                log.info("session={} lease={} node={} state=active", session.id(), lease, node.id());
                return ready;
            }
            pools.release(lease, node.id(), LeaseEnd.RELEASED);
            return new AcquireOutcome.Ended();
        } catch (RuntimeException e) {
            log.warn("session={} node={} start=failed", session.id(), node.id(), e);
            store.apply(session.id(), new NodeLost(lease, "the browser could not be started"));
            pools.release(lease, node.id(), LeaseEnd.START_FAILED);
            return new Failed(
                    e instanceof BrowserStartException
                            ? "The browser could not be brought back: " + e.getMessage()
                            : "The browser could not be started.");
        }
    }

    private Ready thaw(LeaseId lease, Node node, Snapshot snapshot) {
        NodeProvider.Restored restored =
                provider.restore(node.id(), nodes.template(node.id()), snapshot.archive(), snapshot.manifest());
        nodes.relocate(node.id(), restored.cdpUrl());
        return new Ready(
                lease,
                restored.cdpUrl(),
                Optional.of(new Thaw(restored.tabsExpected(), restored.tabsRestored(), restored.millis())));
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
        if (change.state() == NodeState.READY) {
            changes.raise(true);
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        changes.raise(true);
    }
}
