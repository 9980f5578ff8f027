package dev.browsergrid.pool.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.http.NodeAnswer;
import dev.browsergrid.node.http.NodeStore;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.pool.Pool;
import dev.browsergrid.pool.edit.PoolChanges;
import dev.browsergrid.pool.store.PoolStore;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Pools: making, changing, pausing and deleting them. A pool is addressed by its id or its name.
@RestController
@RequestMapping("/api/v1/pools")
@Tag(name = "pools")
class PoolController {
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_NODES = 1_000;

    private final PoolStore pools;
    private final PoolChanges changes;
    private final PoolView view;
    private final NodeStore nodes;

    PoolController(PoolStore pools, PoolChanges changes, PoolView view, NodeStore nodes) {
        this.pools = pools;
        this.changes = changes;
        this.view = view;
        this.nodes = nodes;
    }

    record PoolPage(List<PoolAnswer> data, @Nullable String nextCursor) {}

    /// What is not said has a default: min 0, max 10, max_concurrency 5, timeout_minutes 30, idle_minutes 60.
    record NewPool(
            String name,
            @Nullable String description,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Integer maxConcurrency,
            @Nullable Integer timeoutMinutes,
            @Nullable Integer idleMinutes,
            @Nullable Integer maxPerUser,
            @Nullable BrowserTemplate template,
            @Nullable EgressLists egress) {}

    /// A JSON merge patch: what is not mentioned stays, null sets the default. With `version` it is refused when
    /// somebody changed the pool meanwhile.
    record PoolChange(
            @Nullable String name,
            @Nullable String description,
            @Nullable Integer min,
            @Nullable Integer max,
            @Nullable Integer maxConcurrency,
            @Nullable Integer timeoutMinutes,
            @Nullable Integer idleMinutes,
            @Nullable Integer maxPerUser,
            @Nullable BrowserTemplate template,
            @Nullable EgressLists egress,
            @Nullable Long version) {}

    record PoolScale(int warm) {}

    record PoolNodes(List<NodeAnswer> data) {}

    @GetMapping
    @Operation(operationId = "listPools", summary = "The pools you may claim browsers from, the system's first")
    PoolPage list(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Reach reach) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        List<Pool> found = pools.list(reach, query, Optional.ofNullable(cursor).map(PoolController::id), size + 1);
        List<PoolAnswer> page =
                found.stream().limit(size).map(pool -> view.show(pool, reach)).toList();
        return new PoolPage(page, found.size() > size ? page.getLast().id().toString() : null);
    }

    private static UUID id(String cursor) {
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid("cursor_invalid", "This cursor is not one this server gave out.");
        }
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            operationId = "createPool",
            summary = "Make a pool of browsers",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = NewPool.class))))
    ResponseEntity<PoolAnswer> create(@RequestBody JsonNode body, Reach reach) {
        Pool pool = changes.create(body, reach);
        return ResponseEntity.created(URI.create("/api/v1/pools/" + pool.id())).body(view.show(pool, reach));
    }

    @GetMapping("/{pool}")
    @Operation(operationId = "getPool", summary = "One pool, by id or name; default is the system's")
    PoolAnswer get(@PathVariable String pool, Reach reach) {
        return view.show(pools.findClaimable(pool, reach).orElseThrow(Problem::notFound), reach);
    }

    @PatchMapping("/{pool}")
    @Operation(
            operationId = "updatePool",
            summary = "Change a pool; takes effect within seconds",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "application/json",
                                            schema = @Schema(implementation = PoolChange.class))))
    PoolAnswer update(
            @PathVariable String pool,
            @RequestBody JsonNode body,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String match,
            Reach reach) {
        return view.show(changes.update(pool, body, version(body, match), reach), reach);
    }

    private static Optional<Long> version(JsonNode body, @Nullable String match) {
        if (match == null) {
            return body.path("version").isIntegralNumber()
                    ? Optional.of(body.path("version").longValue())
                    : Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(match.replace("\"", "").strip()));
        } catch (NumberFormatException e) {
            throw new Problem(HttpStatus.CONFLICT, "version_conflict", "If-Match takes the pool's version.");
        }
    }

    @DeleteMapping("/{pool}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deletePool", summary = "Delete a pool that no session uses")
    void delete(@PathVariable String pool, Reach reach) {
        changes.delete(pool, reach);
    }

    @PostMapping("/{pool}/pause")
    @Operation(operationId = "pausePool", summary = "Give out no browsers and start none")
    PoolAnswer pause(@PathVariable String pool, Reach reach) {
        return view.show(changes.pause(pool, reach), reach);
    }

    @PostMapping("/{pool}/resume")
    @Operation(operationId = "resumePool", summary = "Give out browsers again")
    PoolAnswer resume(@PathVariable String pool, Reach reach) {
        return view.show(changes.resume(pool, reach), reach);
    }

    @PostMapping("/{pool}/drain")
    @Operation(operationId = "drainPool", summary = "Pause, and end the browsers nobody uses")
    PoolAnswer drain(@PathVariable String pool, Reach reach) {
        return view.show(changes.drain(pool, reach), reach);
    }

    @PostMapping("/{pool}/scale")
    @Operation(operationId = "scalePool", summary = "Keep this many browsers warm for the next 15 minutes")
    PoolAnswer scale(@PathVariable String pool, @RequestBody PoolScale scale, Reach reach) {
        return view.show(changes.scale(pool, scale.warm(), reach), reach);
    }

    @GetMapping("/{pool}/nodes")
    @Operation(operationId = "listPoolNodes", summary = "The pool's browsers, the newest first")
    PoolNodes nodes(@PathVariable String pool, Reach reach) {
        UUID id =
                pools.findManageable(pool, reach).orElseThrow(Problem::notFound).id();
        return new PoolNodes(nodes.list(Optional.of(id), Optional.empty(), Optional.empty(), MOST_NODES));
    }
}
