package dev.browsergrid.pool;

import dev.browsergrid.node.NodeId;
import dev.browsergrid.platform.Home;
import dev.browsergrid.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Who uses which node. A lease is kept alive by the server that works with it; one whose server is gone expires and
/// may be taken over by another, which then owns what becomes of it.
@Repository
public class Leases {
    static final Duration TERM = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final UUID serverId;
    private final ApplicationEventPublisher events;

    Leases(JdbcClient jdbc, InstantSource clock, Home home, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.serverId = home.serverId();
        this.events = events;
    }

    LeaseId grant(NodeId node, UUID poolId, UUID sessionId) {
        LeaseId id = new LeaseId(Ids.next());
        Instant now = clock.instant();
        jdbc.sql("""
            INSERT INTO lease (id, node_id, pool_id, session_id, server_id, granted_at, expires_at)
            VALUES (:id, :node, :pool, :session, :server, :now, :expires)
            """)
                .param("id", id.value())
                .param("node", node.value())
                .param("pool", poolId)
                .param("session", sessionId)
                .param("server", serverId)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(TERM)))
                .update();
        events.publishEvent(new LeaseBegun(id, sessionId, now));
        return id;
    }

    /// Ends a lease that still runs, as of when its term was over if nobody renewed it since. Answers whether this call
    /// ended it.
    @Transactional
    public boolean end(LeaseId id, LeaseEnd reason) {
        Optional<LeaseEnded> ended = jdbc.sql("""
            UPDATE lease SET ended_at = greatest(granted_at, least(:now, expires_at)), end_reason = :reason
              FROM session s
             WHERE lease.id = :id AND lease.ended_at IS NULL AND s.id = lease.session_id
            RETURNING lease.session_id, s.owner_id, lease.granted_at, lease.ended_at
            """)
                .param("now", Timestamp.from(clock.instant()))
                .param("reason", reason.name())
                .param("id", id.value())
                .query((row, _) -> new LeaseEnded(
                        id,
                        row.getObject("session_id", UUID.class),
                        row.getObject("owner_id", UUID.class),
                        row.getTimestamp("granted_at").toInstant(),
                        row.getTimestamp("ended_at").toInstant(),
                        reason))
                .optional();
        ended.ifPresent(events::publishEvent);
        return ended.isPresent();
    }

    /// Has a lease that still runs go on running until the caller's transaction ends. Answers whether it runs.
    public boolean lock(LeaseId id) {
        return jdbc.sql("SELECT id FROM lease WHERE id = :id AND ended_at IS NULL FOR NO KEY UPDATE")
                .param("id", id.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /// Says whether the lease's browser is in use, or stands still and may be taken. Answers whether the lease runs.
    public boolean hold(LeaseId id, boolean held) {
        int written = jdbc.sql("""
            UPDATE lease SET held_since = CASE WHEN :held THEN coalesce(held_since, :now) END
             WHERE id = :id AND ended_at IS NULL
            """)
                .param("held", held)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id.value())
                .update();
        return written == 1;
    }

    /// The lease, if it still runs.
    public Optional<Lease> running(LeaseId id) {
        return jdbc.sql("SELECT * FROM lease WHERE id = :id AND ended_at IS NULL")
                .param("id", id.value())
                .query(Leases::read)
                .optional();
    }

    /// The lease that runs for a session, whether or not the session knows of it.
    public Optional<Lease> runningOf(UUID sessionId) {
        return jdbc.sql("SELECT * FROM lease WHERE session_id = :session AND ended_at IS NULL")
                .param("session", sessionId)
                .query(Leases::read)
                .optional();
    }

    /// The sessions for which a lease runs.
    public List<UUID> sessions() {
        return jdbc.sql("SELECT session_id FROM lease WHERE ended_at IS NULL")
                .query(UUID.class)
                .list();
    }

    /// Whether this very server works with the lease.
    public boolean isOurs(Lease lease) {
        return lease.serverId().equals(serverId);
    }

    /// Becomes responsible for a lease whose server is gone. Only one server succeeds. Between the end of its term and
    /// now it was of use to nobody.
    @Transactional
    public boolean takeOver(Lease lease) {
        Instant now = clock.instant();
        Optional<Instant> kept = jdbc.sql("""
            UPDATE lease SET server_id = :server, expires_at = :expires
              FROM (SELECT id, expires_at FROM lease WHERE id = :id FOR NO KEY UPDATE) AS before
             WHERE lease.id = before.id AND ended_at IS NULL AND server_id = :before
            RETURNING before.expires_at AS kept_until
            """)
                .param("server", serverId)
                .param("expires", Timestamp.from(now.plus(TERM)))
                .param("id", lease.id().value())
                .param("before", lease.serverId())
                .query((row, _) -> row.getTimestamp("kept_until").toInstant())
                .optional();
        kept.filter(until -> until.isBefore(now))
                .ifPresent(until -> events.publishEvent(new LeaseLapsed(lease.id(), until, now)));
        return kept.isPresent();
    }

    /// Says that this server lives, for all leases it works with.
    void renew() {
        jdbc.sql("UPDATE lease SET expires_at = :expires WHERE server_id = :server AND ended_at IS NULL")
                .param("expires", Timestamp.from(clock.instant().plus(TERM)))
                .param("server", serverId)
                .update();
    }

    /// How many run in the pool.
    public int running(UUID poolId) {
        return jdbc.sql("SELECT count(*) FROM lease WHERE pool_id = :pool AND ended_at IS NULL")
                .param("pool", poolId)
                .query(Integer.class)
                .single();
    }

    /// How many of them are one person's.
    int running(UUID poolId, UUID ownerId) {
        return jdbc.sql("""
            SELECT count(*) FROM lease l JOIN session s ON s.id = l.session_id
             WHERE l.pool_id = :pool AND l.ended_at IS NULL AND s.owner_id = :owner
            """)
                .param("pool", poolId)
                .param("owner", ownerId)
                .query(Integer.class)
                .single();
    }

    /// How long the pool's browsers were held lately, on average; empty when nobody gave one back yet.
    public Optional<Duration> recentLength(UUID poolId) {
        return jdbc.sql("""
            SELECT avg(extract(epoch FROM coalesce(held_since, ended_at) - granted_at)) AS seconds
              FROM (SELECT ended_at, held_since, granted_at FROM lease
                     WHERE pool_id = :pool AND ended_at IS NOT NULL AND end_reason IN ('PARKED', 'RELEASED')
                     ORDER BY ended_at DESC LIMIT 20) AS recent
            """)
                .param("pool", poolId)
                .query((row, _) -> Optional.ofNullable(row.getBigDecimal("seconds")))
                .single()
                .map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()));
    }

    static Lease read(ResultSet row, int number) throws SQLException {
        return new Lease(
                new LeaseId(row.getObject("id", UUID.class)),
                new NodeId(row.getObject("node_id", UUID.class)),
                row.getObject("session_id", UUID.class),
                row.getObject("server_id", UUID.class),
                row.getTimestamp("expires_at").toInstant());
    }
}
