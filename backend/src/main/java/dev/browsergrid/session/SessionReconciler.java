package dev.browsergrid.session;

import dev.browsergrid.node.NodeChanged;
import dev.browsergrid.node.NodeState;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.platform.Changes.Change;
import dev.browsergrid.platform.Changes.News;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.reconcile.ServerReconciler;
import dev.browsergrid.pool.Leases;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Drives sessions to what their rows say: one that is wanted gets a browser, one that is to be parked is parked, one
/// whose node is gone lets go of it, and one whose server is gone is taken over.
@Component
class SessionReconciler extends ServerReconciler<UUID> {
    private static final Duration RESYNC = Duration.ofSeconds(5);

    private final SessionStore store;
    private final Leases leases;
    private final Nodes nodes;
    private final Opening opening;
    private final Recovery recovery;
    private final Farewell farewell;

    SessionReconciler(
            SessionStore store, Leases leases, Nodes nodes, Opening opening, Recovery recovery, Farewell farewell) {
        super(RESYNC);
        this.store = store;
        this.leases = leases;
        this.nodes = nodes;
        this.opening = opening;
        this.recovery = recovery;
        this.farewell = farewell;
    }

    @Override
    public String name() {
        return "session";
    }

    @Override
    public Collection<UUID> keys() {
        return Stream.concat(store.unsettled().stream(), leases.sessions().stream())
                .collect(Collectors.toSet());
    }

    @Override
    public void reconcile(UUID id) {
        Optional<Session> session = store.find(id);
        leases.runningOf(id)
                .filter(lease ->
                        !session.flatMap(found -> found.state().lease()).equals(Optional.of(lease.id())))
                .ifPresent(lease -> recovery.endUnused(lease, nodes.find(lease.node())));
        session.ifPresent(found -> found.state()
                .lease()
                .ifPresentOrElse(
                        held -> leases.running(held)
                                .ifPresentOrElse(
                                        lease -> recovery.reconcile(found, lease, nodes.find(lease.node())),
                                        () -> recovery.leaseIsOver(found, held)),
                        () -> recovery.wakeWanted(found)));
    }

    @TransactionalEventListener(fallbackExecution = true)
    void nodeChanged(NodeChanged change) {
        if (change.state() == NodeState.LOST) {
            store.unsettled().forEach(this::wake);
        }
    }

    @TransactionalEventListener(fallbackExecution = true)
    void sessionChanged(SessionChanged change) {
        wake(change.sessionId());
    }

    /// Another server may have been asked for something that only this one can do.
    @EventListener
    void heard(News.Some news) {
        news.changes().stream()
                .filter(change -> change.topic() == Topic.SESSIONS)
                .map(Change::id)
                .forEach(this::wake);
    }

    /// Saves what sessions hold here, while there are still browsers to save it from.
    @Override
    public void stop() {
        super.stop();
        opening.stop();
        farewell.sayToAll();
    }

    /// After the pools, before the runs.
    @Override
    public int getPhase() {
        return 300;
    }
}
