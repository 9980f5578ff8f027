package dev.browsergrid.pool;

import dev.browsergrid.node.Hosts;
import dev.browsergrid.node.NodeChanged;
import dev.browsergrid.platform.reconcile.ServerReconciler;
import dev.browsergrid.pool.store.PoolStore;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Keeps each pool at the size its spec and its waiting claims ask for.
@Component
@EnableConfigurationProperties(PoolSettings.class)
class PoolReconciler extends ServerReconciler<UUID> {
    private static final Duration RESYNC = Duration.ofSeconds(5);

    private final PoolStore pools;
    private final PoolPlanning planning;
    private final Leases leases;
    private final Hosts hosts;
    private final PoolSettings settings;

    PoolReconciler(PoolStore pools, PoolPlanning planning, Leases leases, Hosts hosts, PoolSettings settings) {
        super(RESYNC);
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
        if (planning.carryOut(poolId)) {
            wakeAfter(poolId, PoolPlanning.REPLACE_AFTER);
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(NodeChanged change) {
        wake(change.poolId());
    }

    @TransactionalEventListener(fallbackExecution = true)
    void woken(PoolWoken event) {
        wake(event.poolId());
    }

    @Override
    public void start() {
        pools.ensureSystem(settings.spec());
        super.start();
    }

    /// After the nodes, before the sessions.
    @Override
    public int getPhase() {
        return 200;
    }
}
