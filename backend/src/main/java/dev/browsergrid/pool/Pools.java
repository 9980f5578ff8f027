package dev.browsergrid.pool;

import dev.browsergrid.account.Reach;
import dev.browsergrid.node.Node;
import dev.browsergrid.node.NodeCensus;
import dev.browsergrid.node.NodeCounts;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.pool.plan.WaitEstimate;
import dev.browsergrid.pool.store.PoolStore;
import dev.browsergrid.pool.store.WaitingClaims;
import dev.browsergrid.pool.store.WaitingClaims.Place;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The pools, and claiming nodes from them.
@Service
public class Pools {
    /// The name of the pool that the system itself keeps.
    public static final String DEFAULT = "default";

    static final int QUEUE_BOUND = 200;

    private final PoolStore store;
    private final Nodes nodes;
    private final NodeCensus census;
    private final Leases leases;
    private final WaitingClaims waiting;
    private final ApplicationEventPublisher events;

    Pools(
            PoolStore store,
            Nodes nodes,
            NodeCensus census,
            Leases leases,
            WaitingClaims waiting,
            ApplicationEventPublisher events) {
        this.store = store;
        this.nodes = nodes;
        this.census = census;
        this.leases = leases;
        this.waiting = waiting;
        this.events = events;
    }

    /// The pool a request may claim from, by id or name; `default` is the system's, whoever asks.
    public Optional<Pool> resolve(String idOrName, Reach reach) {
        return store.findClaimable(idOrName, reach);
    }

    public Optional<Pool> find(UUID poolId) {
        return store.find(poolId);
    }

    /// The system's own pool, which every signed-in person may claim from.
    public Pool defaultPool() {
        return store.system();
    }

    /// Asks for a node for a session: with a `blank` browser that is up, or without one where the session
    /// starts its own anyway. A caller told `Queued` keeps its place by asking again within some seconds.
    @Transactional
    public ClaimOutcome claim(UUID poolId, UUID sessionId, UUID ownerId, boolean blank) {
        // claims of one pool take turns: the counts below hold until this one is decided
        Optional<Pool> locked = store.lock(poolId);
        if (locked.isEmpty() || locked.get().paused()) {
            waiting.leave(sessionId);
            return new ClaimOutcome.Paused();
        }
        Pool pool = locked.get();
        Place place = waiting.place(poolId, sessionId, ownerId);
        if (place.inLine() > 1) {
            // some of those before may be gone
            waiting.forgetTheGone(poolId);
            place = waiting.place(poolId, sessionId, ownerId);
        }
        int free = pool.spec().maxConcurrency() - place.running();
        if (place.inLine() <= free && mayUseAnother(pool, ownerId)) {
            Optional<Node> node = node(pool, place, blank);
            if (node.isPresent()) {
                if (place.held()) {
                    waiting.leave(sessionId);
                }
                return new ClaimOutcome.Granted(leases.grant(node.get().id(), poolId, sessionId), node.get());
            }
        }
        if (!place.held() && waiting.count(poolId) >= QUEUE_BOUND) {
            return new ClaimOutcome.AtCapacity(QUEUE_BOUND);
        }
        waiting.enter(poolId, sessionId, ownerId, blank);
        events.publishEvent(new PoolWoken(poolId));
        return new ClaimOutcome.Queued(
                place.inLine(),
                WaitEstimate.of(
                        place.inLine(),
                        free,
                        pool.spec().maxConcurrency(),
                        leases.recentLength(poolId),
                        census.recentStart(poolId)));
    }

    /// The node for who stands there. One that needs no blank browser takes none from those who do, while there is room
    /// for another beside what those before it will get.
    private Optional<Node> node(Pool pool, Place place, boolean blank) {
        if (!blank && !pool.draining() && place.inLine() <= room(pool)) {
            return Optional.of(nodes.leaseVacant(pool.id(), pool.template(), pool.templateRevision()));
        }
        // who is first sees by taking one whether there is one
        boolean isNext = place.here() == 1 || place.here() <= census.takeable(pool.id(), pool.templateRevision());
        return isNext ? nodes.take(pool.id(), pool.templateRevision()) : Optional.empty();
    }

    private int room(Pool pool) {
        return pool.spec().max()
                - census.everywhere(pool.id(), pool.templateRevision(), Instant.EPOCH)
                        .living();
    }

    /// How many of the claims that wait here will be served only when a browser in use is given back.
    public int lacking(UUID poolId) {
        Optional<Pool> found = store.find(poolId);
        if (found.isEmpty() || waiting.count(poolId) == 0) {
            return 0;
        }
        Pool pool = found.get();
        int waitingHere = waiting.demand(poolId, pool.spec().maxPerUser().orElse(Integer.MAX_VALUE))
                .here();
        NodeCounts everywhere = census.everywhere(poolId, pool.templateRevision(), Instant.EPOCH);
        int coming = everywhere.ready() + everywhere.provisioning() + everywhere.ending();
        int room = Math.max(0, pool.spec().max() - everywhere.living());
        int allowed = Math.max(0, pool.spec().maxConcurrency() - leases.running(poolId));
        return Math.max(0, waitingHere - Math.min(coming + room, allowed));
    }

    /// Whether anybody waits for a browser of the pool.
    public boolean isWaitedFor(UUID poolId) {
        return waiting.count(poolId) > 0;
    }

    /// Whether one person uses as many of the pool's browsers as one may.
    public boolean isAtLimit(UUID poolId, UUID ownerId) {
        return store.find(poolId).filter(pool -> !mayUseAnother(pool, ownerId)).isPresent();
    }

    private boolean mayUseAnother(Pool pool, UUID ownerId) {
        return pool.spec()
                .maxPerUser()
                .filter(limit -> leases.running(pool.id(), ownerId) >= limit)
                .isEmpty();
    }

    /// Gives up a place in line.
    public void withdraw(UUID sessionId) {
        waiting.leave(sessionId);
    }

    /// Gives a node back: the lease ends and the browser will be ended. Answers whether the lease still ran.
    @Transactional
    public boolean release(LeaseId lease, NodeId node, LeaseEnd reason) {
        boolean ended = leases.end(lease, reason);
        nodes.recycle(node, reason.name().toLowerCase(Locale.ROOT));
        return ended;
    }
}
