package dev.browsergrid.usage;

import dev.browsergrid.platform.Ids;
import dev.browsergrid.pool.LeaseEnded;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What each session has used. A lease's end is written down in the transaction that ends it: neither is there without
/// the other, and since a lease ends once, nothing is billed twice.
@Repository
public class Usage {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Usage(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private record Billed(UUID sessionId, long millis) {}

    @EventListener
    void leaseEnded(LeaseEnded end) {
        jdbc.sql("""
            INSERT INTO usage_interval (id, lease_id, session_id, user_id, kind, started_at, ended_at)
            VALUES (:id, :lease, :session, :user, 'active', :started, greatest(:started::timestamptz, :ended))
            """)
                .param("id", Ids.next())
                .param("lease", end.lease().value())
                .param("session", end.sessionId())
                .param("user", end.ownerId())
                .param("started", Timestamp.from(end.grantedAt()))
                .param("ended", Timestamp.from(end.endedAt()))
                .update();
    }

    /// The billed time of these sessions up to now, a running lease included. One that used nothing is left out.
    public Map<UUID, Duration> billed(Collection<UUID> sessions) {
        return jdbc
                .sql("""
                    SELECT session_id, (sum(extract(epoch FROM used)) * 1000)::bigint AS millis
                      FROM (SELECT session_id, ended_at - started_at AS used
                              FROM usage_interval
                             WHERE session_id = ANY (:sessions::uuid[]) AND kind IN ('active', 'persistent_idle')
                            UNION ALL
                            SELECT session_id, greatest(:now - granted_at, interval '0')
                              FROM lease
                             WHERE session_id = ANY (:sessions::uuid[]) AND ended_at IS NULL) AS each_use
                     GROUP BY session_id
                    """)
                .param("sessions", sessions.toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query(Billed.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Billed::sessionId, billed -> Duration.ofMillis(billed.millis())));
    }
}
