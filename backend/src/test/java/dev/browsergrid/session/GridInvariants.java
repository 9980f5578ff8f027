package dev.browsergrid.session;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is true after every step, whatever happened, as SQL over the whole database. A pool that shrinks takes nothing
/// from anybody: its limits bind what is granted and started from then on, and those above them stay until they end.
final class GridInvariants {
    private final JdbcClient jdbc;
    // as it was at the last check
    private Map<UUID, Count> before = Map.of();

    GridInvariants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Count(UUID id, int max, int maxConcurrency, int everLeased, int leased, int everLived, int living) {}

    /// What is wrong now, in words.
    List<String> broken() {
        List<String> broken = new java.util.ArrayList<>(brokenRows());
        Map<UUID, Count> counts = counts();
        counts.forEach((pool, now) -> {
            Count then = before.getOrDefault(pool, new Count(pool, 0, 0, 0, 0, 0, 0));
            if (now.everLeased() > then.everLeased() && now.leased() > now.maxConcurrency()) {
                broken.add("a lease was granted above max_concurrency: " + now);
            }
            if (now.everLived() > then.everLived() && now.living() > now.max()) {
                broken.add("a node was started above max: " + now);
            }
        });
        before = counts;
        return broken;
    }

    private Map<UUID, Count> counts() {
        return jdbc.sql("""
            SELECT p.id, p.max, p.max_concurrency,
                   (SELECT count(*) FROM lease WHERE pool_id = p.id) AS ever_leased,
                   (SELECT count(*) FROM lease WHERE pool_id = p.id AND ended_at IS NULL) AS leased,
                   (SELECT count(*) FROM node WHERE pool_id = p.id) AS ever_lived,
                   (SELECT count(*) FROM node WHERE pool_id = p.id AND state <> 'GONE') AS living
              FROM pool p
            """).query(Count.class).list().stream().collect(Collectors.toMap(Count::id, count -> count));
    }

    private List<String> brokenRows() {
        return jdbc.sql("""
            SELECT 'two leases run on node ' || node_id FROM lease
             WHERE ended_at IS NULL GROUP BY node_id HAVING count(*) > 1
            UNION ALL
            SELECT 'two leases run for session ' || session_id FROM lease
             WHERE ended_at IS NULL GROUP BY session_id HAVING count(*) > 1
            UNION ALL
            SELECT 'what was used is not what lease ' || l.id || ' was granted'
              FROM lease l LEFT JOIN usage_interval u ON u.lease_id = l.id
             GROUP BY l.id
            HAVING count(*) FILTER (WHERE u.ended_at IS NULL AND u.id IS NOT NULL)
                   <> CASE WHEN l.ended_at IS NULL THEN 1 ELSE 0 END
                OR min(u.started_at) IS DISTINCT FROM l.granted_at
                OR max(u.ended_at) > l.ended_at
            UNION ALL
            SELECT 'two uses of session ' || a.session_id || ' overlap'
              FROM usage_interval a
              JOIN usage_interval b ON b.session_id = a.session_id AND b.id > a.id
               AND b.started_at < coalesce(a.ended_at, 'infinity') AND a.started_at < coalesce(b.ended_at, 'infinity')
            UNION ALL
            SELECT 'session ' || id || ' is ' || state || ' with lease ' || coalesce(lease_id::text, 'none')
              FROM session WHERE (lease_id IS NOT NULL) <> (state IN ('STARTING', 'ACTIVE', 'PARKING'))
            UNION ALL
            SELECT 'session ' || s.id || ' is ' || s.state || ' under a lease that is over or not its own'
              FROM session s
             WHERE s.lease_id IS NOT NULL
               AND NOT EXISTS (SELECT FROM lease l
                                WHERE l.id = s.lease_id AND l.session_id = s.id AND l.ended_at IS NULL)
            UNION ALL
            SELECT 'node ' || n.id || ' is leased without a lease that runs'
              FROM node n
             WHERE n.state = 'LEASED'
               AND NOT EXISTS (SELECT FROM lease l WHERE l.node_id = n.id AND l.ended_at IS NULL)
            UNION ALL
            SELECT 'lease ' || l.id || ' runs on a node that is ' || n.state
              FROM lease l JOIN node n ON n.id = l.node_id
             WHERE l.ended_at IS NULL AND n.state IN ('PROVISIONING', 'READY', 'DRAINING')
            UNION ALL
            SELECT 'session ' || w.session_id || ' waits in line while it is ' || s.state
              FROM waiting_claim w JOIN session s ON s.id = w.session_id
             WHERE s.lease_id IS NOT NULL OR s.state = 'ENDED'
            """).query(String.class).list();
    }
}
