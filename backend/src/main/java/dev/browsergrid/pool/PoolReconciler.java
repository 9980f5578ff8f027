package dev.browsergrid.pool;

import dev.browsergrid.node.Hosts;
import dev.browsergrid.node.NodeChanged;
import dev.browsergrid.platform.reconcile.ReconcileLoop;
import dev.browsergrid.platform.reconcile.Reconciler;
import dev.browsergrid.pool.store.PoolStore;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Keeps each pool at the size its spec and its waiting claims ask for.
@Component
@EnableConfigurationProperties(PoolSettings.class)
class PoolReconciler implements Reconciler<UUID>, SmartLifecycle {
    private static final Duration RESYNC = Duration.ofSeconds(5);

    private final PoolStore pools;
    private final PoolPlanning planning;
    private final Leases leases;
    private final Hosts hosts;
    private final PoolSettings settings;
    // set by start and stop, read by event listeners on other threads
    private volatile Optional<ReconcileLoop<UUID>> loop = Optional.empty();

    PoolReconciler(PoolStore pools, PoolPlanning planning, Leases leases, Hosts hosts, PoolSettings settings) {
        this.pools = pools;
        this.planning = planning;
        this.leases = leases;
        this.hosts = hosts;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "pool";
    }

    @Override
    public Collection<UUID> keys() {
        leases.renew();
        hosts.forgetTheGone();
        return pools.working();
    }

    @Override
    public void reconcile(UUID poolId) {
        planning.carryOut(poolId);
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
        pools.ensureSystem(settings.spec());
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
