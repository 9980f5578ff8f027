package dev.browsergrid.pool;

import dev.browsergrid.platform.reconcile.Reconciler;
import dev.browsergrid.pool.edit.PoolChanges;
import dev.browsergrid.pool.store.PoolStore;
import dev.browsergrid.pool.store.WaitingClaims;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/// The parts of a server that keep pools, for tests that drive them by hand.
public final class PoolParts {
    public static final List<Class<?>> ALL = List.of(
            PoolStore.class,
            WaitingClaims.class,
            Leases.class,
            Pools.class,
            PoolChanges.class,
            PoolPlanning.class,
            PoolReconciler.class);

    private PoolParts() {}

    /// The same, but they never see that a browser is in use.
    public static List<Class<?>> miscounting() {
        return ALL.stream()
                .<Class<?>>map(part -> part.equals(WaitingClaims.class) ? MiscountingClaims.class : part)
                .toList();
    }

    public static Reconciler<UUID> reconciler(ApplicationContext server) {
        return server.getBean(PoolReconciler.class);
    }
}
