package dev.browsergrid.pool;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Claims that wait for a node. One stays in line as long as it keeps asking.
@Repository
class WaitingClaims {
    static final Duration PATIENCE = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    WaitingClaims(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Gets in line, or says again that it still waits.
    void enter(UUID poolId, UUID sessionId, UUID ownerId) {
        jdbc.sql("""
            INSERT INTO waiting_claim (session_id, pool_id, owner_id, asked_at, last_asked_at)
            VALUES (:session, :pool, :owner, :now, :now)
            ON CONFLICT (session_id) DO UPDATE SET last_asked_at = :now
            """)
                .param("session", sessionId)
                .param("pool", poolId)
                .param("owner", ownerId)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    void leave(UUID sessionId) {
        jdbc.sql("DELETE FROM waiting_claim WHERE session_id = :session")
                .param("session", sessionId)
                .update();
    }

    /// Drops those nobody asks for any more.
    void forgetTheGone(UUID poolId) {
        jdbc.sql("DELETE FROM waiting_claim WHERE pool_id = :pool AND last_asked_at < :limit")
                .param("pool", poolId)
                .param("limit", Timestamp.from(clock.instant().minus(PATIENCE)))
                .update();
    }

    int count(UUID poolId) {
        return jdbc.sql("SELECT count(*) FROM waiting_claim WHERE pool_id = :pool")
                .param("pool", poolId)
                .query(Integer.class)
                .single();
    }

    /// The place in line, from 1: whose owner uses the fewest browsers comes first, then who asked first.
    /// 1 more than the last for somebody who is not in line.
    int position(UUID poolId, UUID sessionId, UUID ownerId) {
        return jdbc.sql("""
            WITH used AS (
                SELECT s.owner_id, count(*) AS leases
                  FROM lease l JOIN session s ON s.id = l.session_id
                 WHERE l.pool_id = :pool AND l.ended_at IS NULL
                 GROUP BY s.owner_id),
            line AS (
                SELECT w.session_id, w.asked_at, coalesce(u.leases, 0) AS leases
                  FROM waiting_claim w LEFT JOIN used u ON u.owner_id = w.owner_id
                 WHERE w.pool_id = :pool AND w.session_id <> :session),
            own AS (
                SELECT coalesce((SELECT leases FROM used WHERE owner_id = :owner), 0) AS leases,
                       coalesce((SELECT asked_at FROM waiting_claim WHERE session_id = :session),
                                :now) AS asked_at)
            SELECT 1 + count(*) FROM line, own
             WHERE (line.leases, line.asked_at, line.session_id) < (own.leases, own.asked_at, :session)
            """)
                .param("pool", poolId)
                .param("session", sessionId)
                .param("owner", ownerId)
                .param("now", Timestamp.from(clock.instant()))
                .query(Integer.class)
                .single();
    }
}
