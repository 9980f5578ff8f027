package dev.browsergrid.node.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.node.Hosts;
import dev.browsergrid.node.NodeDrainRequested;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.NodeState;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.platform.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Nodes and hosts, for admins. For everybody else they do not exist.
@RestController
@RequestMapping("/api/v1/nodes")
@Tag(name = "nodes")
class NodeController {
    private static final int LARGEST_PAGE = 200;

    private final NodeStore store;
    private final Nodes nodes;
    private final Hosts hosts;
    private final ApplicationEventPublisher events;

    NodeController(NodeStore store, Nodes nodes, Hosts hosts, ApplicationEventPublisher events) {
        this.store = store;
        this.nodes = nodes;
        this.hosts = hosts;
        this.events = events;
    }

    /// What there is to run browsers with.
    record Capacity(List<Hosts.Host> hosts) {}

    record NodePage(List<NodeAnswer> data, @Nullable String nextCursor, Capacity capacity) {}

    @GetMapping
    @Operation(operationId = "listNodes", summary = "The browsers of all pools, the newest first, and their hosts")
    NodePage list(
            @RequestParam(required = false) @Nullable String pool,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit,
            Reach reach) {
        requireAdmin(reach);
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        Capacity capacity = new Capacity(hosts.living());
        Optional<UUID> ofPool = pool == null ? Optional.empty() : Optional.of(poolId(pool));
        List<NodeAnswer> found = store.list(
                ofPool, Optional.ofNullable(state).map(NodeController::state), Optional.ofNullable(cursor), size + 1);
        if (found.size() <= size) {
            return new NodePage(found, null, capacity);
        }
        List<NodeAnswer> page = found.subList(0, size);
        return new NodePage(page, page.getLast().id().toString(), capacity);
    }

    private UUID poolId(String idOrName) {
        List<UUID> named = store.pools(idOrName);
        if (named.size() == 1) {
            return named.getFirst();
        }
        throw named.isEmpty()
                ? Problem.notFound()
                : Problem.invalid("pool_ambiguous", "Several pools have this name; say which one by its id.");
    }

    private static NodeState state(String word) {
        try {
            return NodeState.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("state_invalid", "There is no such state of a node.");
        }
    }

    @PostMapping("/{id}/drain")
    @Operation(
            operationId = "drainNode",
            summary = "End a browser; one in use ends when it is given back, or now, after its state is saved")
    NodeAnswer drain(@PathVariable UUID id, @RequestParam(defaultValue = "false") boolean now, Reach reach) {
        requireAdmin(reach);
        NodeId node = new NodeId(id);
        NodeAnswer before = store.find(node).orElseThrow(Problem::notFound);
        if (!nodes.drain(node) && now && before.sessionId() != null) {
            events.publishEvent(new NodeDrainRequested(node));
        }
        return store.find(node).orElseThrow(Problem::notFound);
    }

    private static void requireAdmin(Reach reach) {
        if (!reach.admin()) {
            throw Problem.notFound();
        }
    }
}
