package dev.browsergrid.pool.http;

import dev.browsergrid.account.Person;
import dev.browsergrid.account.Reach;
import dev.browsergrid.node.NodeCensus;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.pool.Leases;
import dev.browsergrid.pool.Pool;
import dev.browsergrid.pool.plan.WaitEstimate;
import dev.browsergrid.pool.store.PoolStore;
import dev.browsergrid.pool.store.WaitingClaims;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Who waits for a pool's browsers.
@RestController
@RequestMapping("/api/v1/pools/{pool}/queue")
@Tag(name = "pools")
class QueueController {
    private final PoolStore pools;
    private final WaitingClaims waiting;
    private final Leases leases;
    private final NodeCensus census;
    private final InstantSource clock;

    QueueController(PoolStore pools, WaitingClaims waiting, Leases leases, NodeCensus census, InstantSource clock) {
        this.pools = pools;
        this.waiting = waiting;
        this.leases = leases;
        this.census = census;
        this.clock = clock;
    }

    record Waiting(
            int position,
            @Nullable UUID sessionId,
            @Nullable Person owner,
            long waitingSeconds,
            @Nullable Long estimateSeconds) {}

    record Queue(List<Waiting> data) {}

    @GetMapping
    @Operation(operationId = "listQueue", summary = "Who waits for a browser of this pool, the next one first")
    Queue list(@PathVariable("pool") String idOrName, Reach reach) {
        Pool pool = pools.findManageable(idOrName, reach).orElseThrow(Problem::notFound);
        Instant now = clock.instant();
        int concurrency = pool.spec().maxConcurrency();
        int free = concurrency - leases.running(pool.id());
        Optional<Duration> length = leases.recentLength(pool.id());
        Optional<Duration> start = census.recentStart(pool.id());
        List<Waiting> line = new ArrayList<>();
        for (WaitingClaims.Waiting claim : waiting.line(pool.id())) {
            int position = line.size() + 1;
            line.add(new Waiting(
                    position,
                    claim.sessionId(),
                    new Person(claim.ownerId(), claim.email()),
                    Duration.between(claim.askedAt(), now).toSeconds(),
                    WaitEstimate.of(position, free, concurrency, length, start)
                            .map(Duration::toSeconds)
                            .orElse(null)));
        }
        return new Queue(line);
    }
}
