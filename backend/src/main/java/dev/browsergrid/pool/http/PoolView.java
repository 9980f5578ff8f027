package dev.browsergrid.pool.http;

import dev.browsergrid.account.Person;
import dev.browsergrid.account.Reach;
import dev.browsergrid.node.NodeCensus;
import dev.browsergrid.node.NodeCounts;
import dev.browsergrid.pool.Pool;
import dev.browsergrid.pool.PoolPlanning;
import dev.browsergrid.pool.http.PoolAnswer.PoolCounts;
import dev.browsergrid.pool.plan.PoolHealth;
import dev.browsergrid.pool.store.PoolStore;
import dev.browsergrid.pool.store.WaitingClaims;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Shows pools as somebody may see them, with what their browsers do now.
@Component
class PoolView {
    private final PoolStore pools;
    private final NodeCensus census;
    private final WaitingClaims waiting;
    private final InstantSource clock;

    PoolView(PoolStore pools, NodeCensus census, WaitingClaims waiting, InstantSource clock) {
        this.pools = pools;
        this.census = census;
        this.waiting = waiting;
        this.clock = clock;
    }

    PoolAnswer show(Pool pool, Reach reach) {
        if (!PoolStore.isManageable(pool, reach)) {
            return PoolAnswer.forClaiming(pool);
        }
        Instant now = clock.instant();
        NodeCounts nodes = census.everywhere(pool.id(), pool.templateRevision(), PoolPlanning.staleBefore(pool, now));
        int queue = waiting.count(pool.id());
        int failures =
                census.failures(pool.id(), now.minus(PoolPlanning.MEMORY)).count();
        Optional<Person> owner = pool.ownerId().flatMap(id -> pools.email(id).map(email -> new Person(id, email)));
        return PoolAnswer.forManaging(
                pool,
                owner,
                PoolHealth.of(pool.paused(), pool.warm(now), pool.spec().max(), nodes, queue, failures),
                new PoolCounts(
                        nodes.ready() + nodes.stale(), nodes.provisioning(), nodes.leased(), nodes.ending(), queue));
    }
}
