package dev.browsergrid.pool.store;

import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Home;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Claims that wait for a node. One stays in line as long as it keeps asking. Each waits for a browser of the host it
/// asks from, for only that host can hand one to it.
@Repository
public class WaitingClaims {
    public static final Duration PATIENCE = Duration.ofSeconds(15);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Changes changes;
    private final UUID hostId;

    public WaitingClaims(JdbcClient jdbc, InstantSource clock, Changes changes, Home home) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.changes = changes;
        this.hostId = home.hostId();
    }

    /// A place in the pool's whole line, and among those who wait for this host's browsers, both from 1; whether it is
    /// `held` already, or the place somebody new would get; how many leases of the pool run.
    public record Place(int inLine, int here, boolean held, int running) {}

    /// How many wait for a browser of this host, and of other hosts; of those here, how many bring their own and wait
    /// for room only. Who uses as many as one person may is not among them: no browser helps.
    public record Demand(int here, int elsewhere, int ownHere) {
        /// Those whom another browser of this host would help.
        public int blankHere() {
            return here - ownHere;
        }
    }

    /// One who waits.
    public record Waiting(UUID sessionId, UUID ownerId, String email, Instant askedAt) {}

    /// Gets in line, or says again that it still waits.
    public void enter(UUID poolId, UUID sessionId, UUID ownerId, boolean blank) {
        // a row that was not there before was updated by no transaction
        boolean isNew = jdbc.sql("""
            INSERT INTO waiting_claim (session_id, pool_id, owner_id, host_id, blank, asked_at, last_asked_at)
            VALUES (:session, :pool, :owner, :host, :blank, :now, :now)
            ON CONFLICT (session_id) DO UPDATE SET last_asked_at = :now, host_id = :host, blank = :blank
            RETURNING xmax = 0
            """)
                .param("session", sessionId)
                .param("pool", poolId)
                .param("owner", ownerId)
                .param("host", hostId)
                .param("blank", blank)
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .single();
        if (isNew) {
            tell(poolId);
        }
    }

    public void leave(UUID sessionId) {
        jdbc.sql("DELETE FROM waiting_claim WHERE session_id = :session RETURNING pool_id")
                .param("session", sessionId)
                .query(UUID.class)
                .optional()
                .ifPresent(this::tell);
    }

    /// Drops those nobody asks for any more.
    public void forgetTheGone(UUID poolId) {
        int gone = jdbc.sql("DELETE FROM waiting_claim WHERE pool_id = :pool AND last_asked_at < :limit")
                .param("pool", poolId)
                .param("limit", Timestamp.from(clock.instant().minus(PATIENCE)))
                .update();
        if (gone > 0) {
            tell(poolId);
        }
    }

    /// A pool shows who waits for it.
    private void tell(UUID poolId) {
        Optional<UUID> owner = jdbc.sql("SELECT owner_id FROM pool WHERE id = :pool AND owner_id IS NOT NULL")
                .param("pool", poolId)
                .query(UUID.class)
                .optional();
        changes.publish(Topic.POOLS, poolId, owner.orElse(null));
    }

    public int count(UUID poolId) {
        return jdbc.sql("SELECT count(*) FROM waiting_claim WHERE pool_id = :pool")
                .param("pool", poolId)
                .query(Integer.class)
                .single();
    }

    /// What the waiting claims ask for, at most `perUser` browsers for one person.
    public Demand demand(UUID poolId, int perUser) {
        return jdbc.sql("""
            WITH used AS (
                SELECT s.owner_id, count(*) AS leases
                  FROM lease l JOIN session s ON s.id = l.session_id
                 WHERE l.pool_id = :pool AND l.ended_at IS NULL
                 GROUP BY s.owner_id),
            line AS (
                SELECT w.host_id, w.blank, coalesce(u.leases, 0)
                           + row_number() OVER (PARTITION BY w.owner_id ORDER BY w.asked_at, w.session_id) AS nth
                  FROM waiting_claim w LEFT JOIN used u ON u.owner_id = w.owner_id
                 WHERE w.pool_id = :pool)
            SELECT count(*) FILTER (WHERE host_id IS NOT DISTINCT FROM :host) AS here,
                   count(*) FILTER (WHERE host_id IS DISTINCT FROM :host) AS elsewhere,
                   count(*) FILTER (WHERE host_id IS NOT DISTINCT FROM :host AND NOT blank) AS own_here
              FROM line WHERE nth <= :limit
            """)
                .param("pool", poolId)
                .param("host", hostId)
                .param("limit", perUser)
                .query(Demand.class)
                .single();
    }

    /// Where a session stands: whose owner uses the fewest browsers comes first, then who asked first.
    public Place place(UUID poolId, UUID sessionId, UUID ownerId) {
        return jdbc.sql("""
            WITH used AS (
                SELECT s.owner_id, count(*) AS leases
                  FROM lease l JOIN session s ON s.id = l.session_id
                 WHERE l.pool_id = :pool AND l.ended_at IS NULL
                 GROUP BY s.owner_id),
            line AS (
                SELECT w.session_id, w.asked_at, w.host_id, coalesce(u.leases, 0) AS leases
                  FROM waiting_claim w LEFT JOIN used u ON u.owner_id = w.owner_id
                 WHERE w.pool_id = :pool AND w.session_id <> :session),
            held AS (SELECT asked_at FROM waiting_claim WHERE session_id = :session),
            own AS (
                SELECT coalesce((SELECT leases FROM used WHERE owner_id = :owner), 0) AS leases,
                       coalesce((SELECT asked_at FROM held), :now) AS asked_at),
            ahead AS (
                SELECT line.host_id FROM line, own
                 WHERE (line.leases, line.asked_at, line.session_id) < (own.leases, own.asked_at, :session))
            SELECT 1 + count(*) AS in_line,
                   1 + count(*) FILTER (WHERE host_id IS NOT DISTINCT FROM :host) AS here,
                   EXISTS (SELECT 1 FROM held) AS held,
                   coalesce((SELECT sum(leases) FROM used), 0) AS running
              FROM ahead
            """)
                .param("pool", poolId)
                .param("session", sessionId)
                .param("owner", ownerId)
                .param("host", hostId)
                .param("now", Timestamp.from(clock.instant()))
                .query(Place.class)
                .single();
    }

    /// Everyone who waits, the next to be served first.
    public List<Waiting> line(UUID poolId) {
        return jdbc.sql("""
            WITH used AS (
                SELECT s.owner_id, count(*) AS leases
                  FROM lease l JOIN session s ON s.id = l.session_id
                 WHERE l.pool_id = :pool AND l.ended_at IS NULL
                 GROUP BY s.owner_id)
            SELECT w.session_id, w.owner_id, a.email, w.asked_at
              FROM waiting_claim w
              JOIN account a ON a.id = w.owner_id
              LEFT JOIN used u ON u.owner_id = w.owner_id
             WHERE w.pool_id = :pool AND w.last_asked_at >= :limit
             ORDER BY coalesce(u.leases, 0), w.asked_at, w.session_id
            """)
                .param("pool", poolId)
                .param("limit", Timestamp.from(clock.instant().minus(PATIENCE)))
                .query((row, _) -> new Waiting(
                        row.getObject("session_id", UUID.class),
                        row.getObject("owner_id", UUID.class),
                        row.getString("email"),
                        row.getTimestamp("asked_at").toInstant()))
                .list();
    }
}
