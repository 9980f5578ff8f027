package dev.browsergrid.node;

import dev.browsergrid.node.NodeProvider.Observed;
import dev.browsergrid.platform.Home;
import dev.browsergrid.platform.reconcile.ServerReconciler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/// Makes rows and browsers agree: a wanted browser is started, a row without its browser is lost, a browser without a
/// row is ended. A restarted server finds the browsers that still run and keeps those whose rows want them.
@Component
class NodeReconciler extends ServerReconciler<NodeId> {
    private static final Logger log = LoggerFactory.getLogger(NodeReconciler.class);
    private static final Duration RESYNC = Duration.ofSeconds(5);
    private static final Duration MEASURE = Duration.ofSeconds(15);

    private final Nodes nodes;
    private final NodeProvider provider;
    private final Hosts hosts;
    private final Home home;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    // only the loop's timer reads and writes it
    private Instant measured = Instant.EPOCH;

    NodeReconciler(
            Nodes nodes,
            NodeProvider provider,
            Hosts hosts,
            Home home,
            InstantSource clock,
            ApplicationEventPublisher events) {
        super(RESYNC);
        this.nodes = nodes;
        this.provider = provider;
        this.hosts = hosts;
        this.home = home;
        this.clock = clock;
        this.events = events;
        provider.onChange(this::wake);
    }

    @Override
    public String name() {
        return "node";
    }

    @Override
    public Collection<NodeId> keys() {
        Set<NodeId> keys = new HashSet<>();
        nodes.here().forEach(node -> keys.add(node.id()));
        List<Observed> observed = provider.observe();
        observed.forEach(seen -> keys.add(seen.id()));
        report(observed.size());
        return keys;
    }

    private void report(int browsers) {
        NodeProvider.Capacity capacity = provider.capacity();
        hosts.beat(
                new Hosts.Host(
                        home.hostId(),
                        capacity.cpus(),
                        capacity.load(),
                        capacity.memoryBytes(),
                        capacity.memoryFreeBytes(),
                        browsers,
                        capacity.launching()),
                capacity.display());
        if (!measured.plus(MEASURE).isAfter(clock.instant())) {
            measured = clock.instant();
            provider.usage().forEach(nodes::used);
        }
    }

    @Override
    public void reconcile(NodeId id) {
        Optional<Node> row = nodes.find(id);
        Optional<Observed> browser = provider.observe(id);
        switch (row.map(Node::state).orElse(NodeState.GONE)) {
            case PROVISIONING -> provisioning(id, browser);
            case READY, LEASED -> expectRunning(row.orElseThrow(), browser);
            case RECYCLING, DRAINING, LOST -> end(row.orElseThrow(), browser);
            case GONE ->
                browser.ifPresent(stray -> {
                    log.info("node={} browser=stray action=terminate", id);
                    terminate(stray.id());
                });
        }
    }

    private void provisioning(NodeId id, Optional<Observed> browser) {
        switch (browser.orElse(null)) {
            case null -> provider.provision(id, nodes.template(id));
            case Observed.Closed _ -> {}
            case Observed.Busy busy -> busy.waitsFor().ifPresent(reason -> nodes.note(id, reason));
            case Observed.Running running -> {
                if (nodes.ready(id, running.cdpUrl(), provider.files(id))) {
                    log.info("node={} state=ready", id);
                }
            }
            case Observed.Dead dead -> {
                log.warn("node={} state=lost reason={}", id, dead.reason());
                nodes.move(id, NodeState.PROVISIONING, NodeState.LOST, dead.reason());
            }
        }
    }

    private void expectRunning(Node node, Optional<Observed> browser) {
        switch (browser.orElse(null)) {
            case Observed.Running _, Observed.Busy _, Observed.Closed _ -> {}
            case Observed.Dead dead -> lose(node, dead.reason());
            case null -> {
                // whoever leased a node without a browser starts one, or gives the node back
                if (node.cdpUrl().isPresent()) {
                    lose(node, "its browser is not there");
                }
            }
        }
    }

    private void lose(Node node, String reason) {
        if (nodes.move(node.id(), node.state(), NodeState.LOST, reason)) {
            log.info("node={} was={} state=lost reason={}", node.id(), node.state(), reason);
        }
    }

    private void end(Node node, Optional<Observed> browser) {
        if (browser.isPresent()) {
            terminate(node.id());
        }
        nodes.move(node.id(), node.state(), NodeState.GONE, node.detail());
    }

    /// What the node's directory holds for others is theirs to take first.
    private void terminate(NodeId id) {
        try {
            events.publishEvent(new NodeEnding(id));
        } catch (RuntimeException e) {
            log.warn("node={} ending=unheard", id, e);
        }
        provider.terminate(id);
    }

    @TransactionalEventListener(fallbackExecution = true)
    void changed(NodeChanged change) {
        // a browser that was claimed is what it was before
        if (change.state() != NodeState.LEASED) {
            wake(change.node());
        }
    }

    @Override
    public void stop() {
        super.stop();
        // browsers first and without asking the database, which may have been stopped before
        provider.observe().forEach(seen -> terminate(seen.id()));
        try {
            nodes.here().forEach(node -> nodes.move(node.id(), node.state(), NodeState.GONE, "the server was stopped"));
        } catch (DataAccessException e) {
            log.info("nodes=unrecorded reason=database_gone");
        }
    }

    /// Before everything that wants nodes.
    @Override
    public int getPhase() {
        return 100;
    }
}
