package dev.browsergrid.pool;

import dev.browsergrid.node.NodeChanged;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.platform.reconcile.ReconcileLoop;
import dev.browsergrid.platform.reconcile.Reconciler;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Keeps each pool at the size its spec and its waiting claims ask for.
@Component
@EnableConfigurationProperties(PoolSettings.class)
class PoolReconciler implements Reconciler<UUID>, SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(PoolReconciler.class);
    private static final Duration RESYNC = Duration.ofSeconds(5);

    private final Pools pools;
    private final Nodes nodes;
    private final Leases leases;
    private final WaitingClaims waiting;
    private final PoolSettings settings;
    // set by start and stop, read by event listeners on other threads
    private volatile Optional<ReconcileLoop<UUID>> loop = Optional.empty();

    PoolReconciler(Pools pools, Nodes nodes, Leases leases, WaitingClaims waiting, PoolSettings settings) {
        this.pools = pools;
        this.nodes = nodes;
        this.leases = leases;
        this.waiting = waiting;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "pool";
    }

    @Override
    public Collection<UUID> keys() {
        leases.renew();
        return pools.ids();
    }

    @Override
    public void reconcile(UUID poolId) {
        Optional<Pool> pool = pools.find(poolId);
        if (pool.isEmpty()) {
            return;
        }
        waiting.forgetTheGone(poolId);
        PoolPlan plan = PoolPlanner.plan(pool.get().spec(), nodes.counts(poolId), waiting.count(poolId));
        if (!plan.equals(PoolPlan.NOTHING)) {
            log.debug("pool={} provision={} drain={}", poolId, plan.provision(), plan.drain());
        }
        for (int i = 0; i < plan.provision(); i++) {
            nodes.provision(poolId);
        }
        nodes.drain(poolId, plan.drain());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(NodeChanged change) {
        wake(change.poolId());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void woken(PoolWoken event) {
        wake(event.poolId());
    }

    private void wake(UUID poolId) {
        loop.ifPresent(running -> running.wake(poolId));
    }

    @Override
    public void start() {
        pools.ensureDefault(settings.spec());
        loop = Optional.of(ReconcileLoop.start(this, RESYNC));
    }

    @Override
    public void stop() {
        loop.ifPresent(ReconcileLoop::close);
        loop = Optional.empty();
    }

    @Override
    public boolean isRunning() {
        return loop.isPresent();
    }

    /// After the nodes, before the sessions.
    @Override
    public int getPhase() {
        return 200;
    }
}
