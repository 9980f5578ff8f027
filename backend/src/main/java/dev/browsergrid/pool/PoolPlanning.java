package dev.browsergrid.pool;

import dev.browsergrid.node.Hosts;
import dev.browsergrid.node.NodeCensus;
import dev.browsergrid.node.NodeCensus.Failures;
import dev.browsergrid.node.NodeCounts;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.pool.plan.PoolPlan;
import dev.browsergrid.pool.plan.PoolPlanner;
import dev.browsergrid.pool.plan.PoolPlanner.Situation;
import dev.browsergrid.pool.store.PoolStore;
import dev.browsergrid.pool.store.WaitingClaims;
import dev.browsergrid.pool.store.WaitingClaims.Demand;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Plans for one pool and carries the plan out. The pool's row is held meanwhile, so servers that share a database
/// count and add one after the other, and `max` holds for all of them together.
@Component
public class PoolPlanning {
    private static final Logger log = LoggerFactory.getLogger(PoolPlanning.class);
    /// How long a failed start counts.
    public static final Duration MEMORY = Duration.ofMinutes(5);

    /// A start takes two seconds of processor time, of which whoever has just claimed a browser needs none: its first
    /// page comes three times as fast.
    static final Duration REPLACE_AFTER = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final PoolStore pools;
    private final Nodes nodes;
    private final NodeCensus census;
    private final Hosts hosts;
    private final WaitingClaims waiting;
    private final InstantSource clock;

    PoolPlanning(
            PoolStore pools, Nodes nodes, NodeCensus census, Hosts hosts, WaitingClaims waiting, InstantSource clock) {
        this.pools = pools;
        this.nodes = nodes;
        this.census = census;
        this.hosts = hosts;
        this.waiting = waiting;
        this.clock = clock;
    }

    /// Answers whether browsers were taken so lately that the plan is to be made again after [#REPLACE_AFTER].
    @Transactional
    boolean carryOut(UUID poolId) {
        Optional<Pool> locked = pools.lockEvenDeleted(poolId);
        if (locked.isEmpty()) {
            return false;
        }
        waiting.forgetTheGone(poolId);
        Pool pool = locked.get();
        Situation situation = situation(pool);
        PoolPlan plan = PoolPlanner.plan(situation);
        if (!plan.equals(PoolPlan.NOTHING)) {
            log.debug("pool={} provision={} drain={}", poolId, plan.provision(), plan.drain());
        }
        for (int i = 0; i < plan.provision(); i++) {
            nodes.provision(poolId, pool.template(), pool.templateRevision());
        }
        nodes.drain(poolId, pool.templateRevision(), plan.drain());
        return situation.justTaken() > 0;
    }

    private Situation situation(Pool pool) {
        Instant now = clock.instant();
        NodeCounts here = census.here(pool.id(), pool.templateRevision(), staleBefore(pool, now));
        NodeCounts everywhere = census.everywhere(pool.id(), pool.templateRevision(), staleBefore(pool, now));
        Demand demand = waiting.demand(pool.id(), pool.spec().maxPerUser().orElse(Integer.MAX_VALUE));
        Hosts.Seat seat = hosts.seat();
        return new Situation(
                pool.spec(),
                PoolPlanner.share(pool.warm(now), seat.of(), seat.index()),
                pool.paused(),
                pool.draining(),
                isCoolingDown(census.failures(pool.id(), now.minus(MEMORY)), now),
                here,
                everywhere,
                census.takenSince(pool.id(), now.minus(REPLACE_AFTER)),
                demand.blankHere(),
                demand.elsewhere() + demand.ownHere());
    }

    /// A browser ready since before this has waited for too long.
    public static Instant staleBefore(Pool pool, Instant now) {
        int minutes = pool.spec().idleMinutes();
        return minutes == 0 ? Instant.EPOCH : now.minus(Duration.ofMinutes(minutes));
    }

    /// After a start that failed the next waits a second, after each further one twice as long, up to a minute.
    static boolean isCoolingDown(Failures failures, Instant now) {
        if (failures.count() == 0) {
            return false;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(failures.count() - 1, 6));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        return failures.last().filter(last -> last.plus(pause).isAfter(now)).isPresent();
    }
}
