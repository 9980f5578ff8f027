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

/// Finds out what runs used. Nothing of it is stored: it follows from the run's own moments and
/// from the intervals that began on its behalf, which are those after the run before it ended and
/// before it ended itself. A browser that its user had in use anyway began on nobody's behalf; of
/// that the run used what lies within it.
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
            SELECT r.id, r.input_tokens, r.output_tokens, r.model_cost_micros, r.created_at, r.started_at, r.finished_at, used.*
              FROM run r
             CROSS JOIN LATERAL (
                   SELECT min(u.begins) AS browser_from, max(coalesce(u.ends, :now)) AS browser_until,
                          coalesce(bool_or(u.ends IS NULL), false) AS in_use,
                          coalesce(sum(usage_ms(u.begins, coalesce(u.ends, :now))), 0)::bigint AS billed_ms,
                          coalesce(sum(usage_cost(u.price_micros, u.started_at, u.begins,
                                                  coalesce(u.ends, :now))), 0)::bigint AS cost_micros
                     FROM (SELECT i.started_at, i.price_micros,
                                  CASE WHEN r.shares_browser THEN greatest(i.started_at, r.started_at)
                                       ELSE i.started_at END AS begins,
                                  CASE WHEN r.shares_browser THEN least(i.ended_at, coalesce(r.finished_at, :now))
                                       ELSE i.ended_at END AS ends
                             FROM usage_interval i
                            WHERE i.session_id = r.session_id AND i.kind = 'active' AND i.started_at <= :now
                              AND r.server_id IS NOT NULL
                              AND i.started_at <= coalesce(r.finished_at, 'infinity')
                              AND CASE WHEN r.shares_browser
                                       THEN i.lease_id = r.lease_id AND coalesce(i.ended_at, :now) > r.started_at
                                       ELSE (r.chat_id IS NOT NULL OR i.started_at >= r.created_at)
                                        AND i.started_at > coalesce((SELECT max(b.finished_at) FROM run b
                                                                      WHERE b.session_id = r.session_id
                                                                        AND b.id < r.id), '-infinity')
                                  END) AS u) AS used
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
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"),
                instant(row, "browser_from"),
                instant(row, "browser_until"),
                row.getBoolean("in_use"),
                row.getLong("billed_ms"),
                row.getLong("cost_micros"),
                row.getObject("model_cost_micros", Long.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
