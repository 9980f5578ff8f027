package dev.browsergrid.node;

import dev.browsergrid.platform.Home;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Counts a pool's nodes.
@Repository
public class NodeCensus {
    private final JdbcClient jdbc;
    private final UUID hostId;

    NodeCensus(JdbcClient jdbc, Home home) {
        this.jdbc = jdbc;
        this.hostId = home.hostId();
    }

    /// Starts that failed, and browsers lost before anybody used them, since one came up last.
    public record Failures(int count, Optional<Instant> last) {}

    /// Those of this server's host. Stale is a ready one of another template revision, or ready since before `since`.
    public NodeCounts here(UUID poolId, long revision, Instant since) {
        return counts(poolId, Optional.of(hostId), revision, since);
    }

    /// Those of all hosts.
    public NodeCounts everywhere(UUID poolId, long revision, Instant since) {
        return counts(poolId, Optional.empty(), revision, since);
    }

    private NodeCounts counts(UUID poolId, Optional<UUID> host, long revision, Instant since) {
        return jdbc.sql("""
            SELECT count(*) FILTER (WHERE state = 'PROVISIONING') AS provisioning,
                   count(*) FILTER (WHERE state = 'READY' AND NOT stale) AS ready,
                   count(*) FILTER (WHERE state = 'READY' AND stale) AS stale,
                   count(*) FILTER (WHERE state = 'LEASED') AS leased,
                   count(*) FILTER (WHERE state IN ('RECYCLING', 'DRAINING', 'LOST')) AS ending
              FROM (SELECT state, template_revision <> :revision OR changed_at < :since AS stale
                      FROM node
                     WHERE pool_id = :pool AND state <> 'GONE'
                       AND (CAST(:host AS uuid) IS NULL OR host_id = :host)) AS living
            """)
                .param("pool", poolId)
                .param("host", host.orElse(null))
                .param("revision", revision)
                .param("since", Timestamp.from(since))
                .query(NodeCounts.class)
                .single();
    }

    /// How many of this host have been claimed since, and are still in use.
    public int takenSince(UUID poolId, Instant since) {
        return jdbc.sql("""
            SELECT count(*) FROM node
             WHERE pool_id = :pool AND host_id = :host AND state = 'LEASED' AND changed_at > :since
            """)
                .param("pool", poolId)
                .param("host", hostId)
                .param("since", Timestamp.from(since))
                .query(Integer.class)
                .single();
    }

    /// How many of this host can be handed out now.
    public int takeable(UUID poolId, long revision) {
        return jdbc.sql("""
            SELECT count(*) FROM node
             WHERE pool_id = :pool AND host_id = :host AND state = 'READY' AND template_revision = :revision
            """)
                .param("pool", poolId)
                .param("host", hostId)
                .param("revision", revision)
                .query(Integer.class)
                .single();
    }

    /// How long the pool's browsers took to come up lately, on average.
    public Optional<Duration> recentStart(UUID poolId) {
        return jdbc.sql("""
            SELECT avg(extract(epoch FROM ready_at - created_at)) AS seconds
              FROM (SELECT ready_at, created_at FROM node
                     WHERE pool_id = :pool AND ready_at IS NOT NULL
                     ORDER BY ready_at DESC LIMIT 10) AS recent
            """)
                .param("pool", poolId)
                .query((row, _) -> Optional.ofNullable(row.getBigDecimal("seconds")))
                .single()
                .map(seconds -> Duration.ofMillis(seconds.movePointRight(3).longValue()));
    }

    /// What went wrong on any host since `since`, and since one came up.
    public Failures failures(UUID poolId, Instant since) {
        return jdbc.sql("""
            SELECT count(*) AS failed, max(failed_at) AS last
              FROM node
             WHERE pool_id = :pool AND failed_at > :since
               AND failed_at > coalesce((SELECT max(ready_at) FROM node WHERE pool_id = :pool), '-infinity')
            """)
                .param("pool", poolId)
                .param("since", Timestamp.from(since))
                .query((row, _) -> new Failures(row.getInt("failed"), instant(row.getTimestamp("last"))))
                .single();
    }

    private static Optional<Instant> instant(@Nullable Timestamp at) {
        return Optional.ofNullable(at).map(Timestamp::toInstant);
    }
}
