package dev.browsergrid.usage;

import dev.browsergrid.usage.RunUsage.Course;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds out what runs used. Nothing of it is stored: it follows from the run's own moments and from the intervals that
/// began on its behalf, which are those after the run before it ended and before it ended itself.
@Repository
public class RunUsages {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final UsagePrice price;

    RunUsages(JdbcClient jdbc, InstantSource clock, UsagePrice price) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.price = price;
    }

    /// By the run's id; of all that exist.
    public Map<UUID, RunUsage> of(Collection<UUID> runs) {
        Instant now = clock.instant();
        Map<UUID, RunUsage> found = new HashMap<>();
        jdbc.sql("""
            SELECT r.id, r.created_at, r.started_at, r.finished_at, used.*
              FROM run r
             CROSS JOIN LATERAL (
                   SELECT min(u.started_at) AS browser_from, max(coalesce(u.ended_at, :now)) AS browser_until,
                          coalesce(bool_or(u.ended_at IS NULL), false) AS in_use,
                          coalesce(sum(usage_ms(u.started_at, coalesce(u.ended_at, :now))), 0)::bigint AS billed_ms,
                          coalesce(sum(usage_cost(u.price_micros, u.started_at, u.started_at,
                                                  coalesce(u.ended_at, :now))), 0)::bigint AS cost_micros
                     FROM usage_interval u
                    WHERE u.session_id = r.session_id AND u.kind = 'active' AND u.started_at <= :now
                      AND r.server_id IS NOT NULL
                      AND u.started_at <= coalesce(r.finished_at, 'infinity')
                      AND u.started_at > coalesce((SELECT max(b.finished_at) FROM run b
                                                    WHERE b.session_id = r.session_id AND b.id < r.id),
                                                  '-infinity')) AS used
             WHERE r.id = ANY (:runs::uuid[])
            """)
                .param("now", Timestamp.from(now))
                .param("runs", runs.toArray(UUID[]::new))
                .query((row, _) ->
                        found.put(row.getObject("id", UUID.class), RunUsage.of(course(row), now, price.currency())))
                .list();
        return found;
    }

    private static Course course(ResultSet row) throws SQLException {
        return new Course(
                row.getTimestamp("created_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                instant(row, "browser_from"),
                instant(row, "browser_until"),
                row.getBoolean("in_use"),
                row.getLong("billed_ms"),
                row.getLong("cost_micros"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
