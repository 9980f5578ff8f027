package dev.browsergrid.session;

import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.NodeParts;
import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.node.extension.Extensions;
import dev.browsergrid.node.simulated.SimulatedNodeProvider;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Home;
import dev.browsergrid.platform.reconcile.Reconciler;
import dev.browsergrid.pool.PoolParts;
import dev.browsergrid.profile.ProfileParts;
import dev.browsergrid.profiles.seal.KeyRing;
import dev.browsergrid.profiles.seal.MasterKey;
import dev.browsergrid.usage.UsageParts;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/// The parts of a server that keep nodes, pools and sessions, on a real database, and nothing that works by itself:
/// whoever holds it runs the reconcilers and lets the threads that wait go on. Closing it is what a crash is: all it
/// had in memory is gone, and nothing is tidied up.
final class SimulatedServer implements AutoCloseable {
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    SimulatedServer(
            DataSource database,
            Path home,
            InstantSource clock,
            SimulatedNodeProvider provider,
            List<Class<?>> poolParts) {
        context.registerBean(
                AbstractApplicationContext.LIFECYCLE_PROCESSOR_BEAN_NAME, LifecycleProcessor.class, Idle::new);
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
        PlatformTransactionManager transactions = new JdbcTransactionManager(database);
        context.registerBean(PlatformTransactionManager.class, () -> transactions);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(transactions));
        context.registerBean(InstantSource.class, () -> clock);
        context.registerBean(Home.class, () -> Home.open(home));
        context.registerBean(KeyRing.class, () -> new KeyRing(new MasterKey("test", new byte[32])));
        context.registerBean(NodeProvider.class, () -> provider);
        context.register(Transactions.class, Changes.class);
        context.register(NodeParts.ALL.toArray(Class<?>[]::new));
        context.register(poolParts.toArray(Class<?>[]::new));
        context.register(ProfileParts.ALL.toArray(Class<?>[]::new));
        context.register(Extensions.class);
        context.register(UsageParts.ALL.toArray(Class<?>[]::new));
        context.register(
                SessionStore.class,
                Custody.class,
                Parking.class,
                Saving.class,
                HeldSessions.class,
                Holding.class,
                Keeping.class,
                Joining.class,
                BrowserStart.class,
                Acquiring.class,
                SteppedOpening.class,
                Expiry.class,
                Recovery.class,
                Farewell.class,
                SessionRequests.class,
                SessionReleases.class,
                SessionReconciler.class);
        context.refresh();
    }

    <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /// Tells the server's parts of something, as other parts of the server do.
    void publish(Object event) {
        context.publishEvent(event);
    }

    Reconciler<NodeId> nodes() {
        return NodeParts.reconciler(context);
    }

    Reconciler<UUID> pools() {
        return PoolParts.reconciler(context);
    }

    Reconciler<UUID> sessions() {
        return part(SessionReconciler.class);
    }

    SteppedOpening opening() {
        return part(SteppedOpening.class);
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableTransactionManagement
    static class Transactions {}

    /// Starts and stops nothing.
    private static final class Idle implements LifecycleProcessor {
        @Override
        public void onRefresh() {}

        @Override
        public void onClose() {}

        @Override
        public void start() {}

        @Override
        public void stop() {}

        @Override
        public boolean isRunning() {
            return false;
        }
    }
}
