package dev.browsergrid.pool;

import dev.browsergrid.node.Node;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The pools, and claiming nodes from them.
@Repository
public class Pools {
    /// The name of the pool that the system itself keeps.
    public static final String DEFAULT = "default";

    static final int QUEUE_BOUND = 200;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Nodes nodes;
    private final Leases leases;
    private final WaitingClaims waiting;
    private final ApplicationEventPublisher events;

    Pools(
            JdbcClient jdbc,
            InstantSource clock,
            Nodes nodes,
            Leases leases,
            WaitingClaims waiting,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.nodes = nodes;
        this.leases = leases;
        this.waiting = waiting;
        this.events = events;
    }

    /// Asks for a node for a session. A caller told `Queued` keeps its place by asking again within some seconds.
    @Transactional
    public ClaimOutcome claim(UUID poolId, UUID sessionId, UUID ownerId) {
        // claims of one pool take turns: the counts below hold until this one is decided
        Pool pool = lock(poolId);
        waiting.forgetTheGone(poolId);
        int position = waiting.position(poolId, sessionId, ownerId);
        if (position == 1 && leases.running(poolId) < pool.spec().maxConcurrency()) {
            Optional<Node> node = nodes.take(poolId);
            if (node.isPresent()) {
                waiting.leave(sessionId);
                return new ClaimOutcome.Granted(leases.grant(node.get().id(), poolId, sessionId), node.get());
            }
        }
        if (waiting.count(poolId) >= QUEUE_BOUND) {
            return new ClaimOutcome.AtCapacity(QUEUE_BOUND);
        }
        waiting.enter(poolId, sessionId, ownerId);
        events.publishEvent(new PoolWoken(poolId));
        return new ClaimOutcome.Queued(position);
    }

    /// Gives up a place in line.
    public void withdraw(UUID sessionId) {
        waiting.leave(sessionId);
    }

    /// Gives a node back: the lease ends and the browser will be ended. Answers whether the lease still ran.
    @Transactional
    public boolean release(LeaseId lease, NodeId node, LeaseEnd reason) {
        boolean ended = leases.end(lease, reason);
        nodes.recycle(node, reason.name().toLowerCase(java.util.Locale.ROOT));
        return ended;
    }

    private Pool lock(UUID poolId) {
        return jdbc.sql("SELECT * FROM pool WHERE id = :id FOR UPDATE")
                .param("id", poolId)
                .query(Pools::read)
                .single();
    }

    Optional<Pool> find(UUID poolId) {
        return jdbc.sql("SELECT * FROM pool WHERE id = :id")
                .param("id", poolId)
                .query(Pools::read)
                .optional();
    }

    List<UUID> ids() {
        return jdbc.sql("SELECT id FROM pool").query(UUID.class).list();
    }

    /// The system's own pool, which every signed-in person may claim from.
    public Pool defaultPool() {
        return jdbc.sql("SELECT * FROM pool WHERE name = :name AND owner_id IS NULL")
                .param("name", DEFAULT)
                .query(Pools::read)
                .single();
    }

    /// Makes the system's pool unless there is one; what an admin changed about it later stays.
    void ensureDefault(PoolSpec spec) {
        jdbc.sql("""
            INSERT INTO pool (id, name, min, max, max_concurrency, timeout_minutes, template,
                              created_at, updated_at)
            VALUES (:id, :name, :min, :max, :concurrency, :timeout, '{}', :now, :now)
            ON CONFLICT DO NOTHING
            """)
                .param("id", Ids.next())
                .param("name", DEFAULT)
                .param("min", spec.min())
                .param("max", spec.max())
                .param("concurrency", spec.maxConcurrency())
                .param("timeout", spec.timeoutMinutes())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static Pool read(ResultSet row, int number) throws SQLException {
        return new Pool(
                row.getObject("id", UUID.class),
                row.getString("name"),
                new PoolSpec(
                        row.getInt("min"),
                        row.getInt("max"),
                        row.getInt("max_concurrency"),
                        row.getInt("timeout_minutes")));
    }
}
