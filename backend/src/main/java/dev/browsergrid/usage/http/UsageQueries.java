package dev.browsergrid.usage.http;

import dev.browsergrid.account.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Adds up what was used, always within a reach. A session's life is cut into parts: in use, before a use, after the
/// last. Parts are cut to the range, and where days are asked for to days. Tokens count when their run was asked for.
@Repository
class UsageQueries {
    private final JdbcClient jdbc;

    UsageQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The sums by group: days in order, others the largest first.
    List<UsageRow> sums(UsageGroup group, UsageFilter filter) {
        return filter.bind(jdbc.sql("""
            WITH life AS (
                SELECT session_id, user_id, kind <> 'held' AS billed, price_micros, started_at AS origin,
                       started_at AS begins, coalesce(ended_at, greatest(started_at, :now)) AS ends
                  FROM usage_interval
                UNION ALL
                SELECT session_id, user_id, false, 0, idle_since, idle_since, started_at
                  FROM usage_interval WHERE idle_since < started_at
                UNION ALL
                -- of sessions asked for by hand also the time since; a chat may never be gone on with
                SELECT s.id, s.owner_id, false, 0, last.ended_at, last.ended_at,
                       CASE s.state WHEN 'ENDED' THEN date_trunc('milliseconds', s.changed_at) ELSE :now END
                  FROM session s
                 CROSS JOIN LATERAL (
                       SELECT date_trunc('milliseconds', greatest(s.created_at, max(u.ended_at))) AS ended_at,
                              coalesce(bool_or(u.ended_at IS NULL), false) AS in_use
                         FROM usage_interval u WHERE u.session_id = s.id) AS last
                 WHERE s.chat_id IS NULL AND NOT last.in_use AND (s.state <> 'ENDED' OR s.changed_at > :from)),
            part AS (
                SELECT l.session_id, l.user_id, s.chat_id, s.name, l.billed, l.price_micros, l.origin,
                       greatest(l.begins, :from) AS begins, least(l.ends, :until) AS ends
                  FROM life l LEFT JOIN session s ON s.id = l.session_id
                 WHERE (l.user_id = :viewer OR :everyone) AND l.begins < :until AND l.ends > :from
                   AND (:user::uuid IS NULL OR l.user_id = :user)
                   AND (:session::uuid IS NULL OR l.session_id = :session)
                   AND (:chat::uuid IS NULL OR s.chat_id = :chat)),
            cut AS (
                SELECT session_id, user_id, chat_id, name, billed, price_micros, origin, begins, ends,
                       NULL::timestamptz AS day
                  FROM part WHERE NOT :daily
                UNION ALL
                SELECT session_id, user_id, chat_id, name, billed, price_micros, origin,
                       greatest(begins, day), least(ends, day + interval '24 hours'), day
                  FROM part
                 CROSS JOIN LATERAL generate_series(date_trunc('day', begins, 'UTC'), ends - interval '1 millisecond',
                                                    interval '24 hours') AS day
                 WHERE :daily),
            counted AS (
                SELECT session_id, user_id, chat_id, name, day,
                       CASE WHEN billed THEN usage_ms(begins, ends) ELSE 0 END AS billed_ms,
                       CASE WHEN billed THEN 0 ELSE usage_ms(begins, ends) END AS idle_ms,
                       usage_cost(price_micros, origin, begins, ends) AS cost_micros,
                       0 AS input_tokens, 0 AS output_tokens
                  FROM cut
                UNION ALL
                SELECT r.session_id, r.owner_id, s.chat_id, s.name,
                       CASE WHEN :daily THEN date_trunc('day', r.created_at, 'UTC') END, 0, 0, 0,
                       r.input_tokens, r.output_tokens
                  FROM run r LEFT JOIN session s ON s.id = r.session_id
                 WHERE (r.owner_id = :viewer OR :everyone) AND r.created_at >= :from AND r.created_at < :until
                   AND (:user::uuid IS NULL OR r.owner_id = :user)
                   AND (:session::uuid IS NULL OR r.session_id = :session)
                   AND (:chat::uuid IS NULL OR s.chat_id = :chat)),
            keyed AS (
                SELECT (day AT TIME ZONE 'UTC')::date AS day,
                       CASE WHEN :group IN ('user', 'session') OR (:group = 'chat' AND chat_id IS NOT NULL)
                            THEN user_id END AS user_id,
                       CASE WHEN :group = 'session' THEN session_id END AS session_id,
                       CASE WHEN :group IN ('session', 'chat') THEN chat_id END AS chat_id,
                       CASE WHEN :group = 'session' OR (:group = 'chat' AND chat_id IS NOT NULL) THEN name END AS name,
                       billed_ms, idle_ms, cost_micros, input_tokens, output_tokens
                  FROM counted)
            SELECT k.day, k.user_id, a.email, k.session_id, k.chat_id, max(k.name) AS name,
                   sum(k.billed_ms)::bigint AS billed_ms, sum(k.idle_ms)::bigint AS idle_ms,
                   sum(k.cost_micros)::bigint AS cost_micros, sum(k.input_tokens)::bigint AS input_tokens,
                   sum(k.output_tokens)::bigint AS output_tokens
              FROM keyed k LEFT JOIN account a ON a.id = k.user_id
             GROUP BY k.day, k.user_id, a.email, k.session_id, k.chat_id
             ORDER BY k.day, sum(k.billed_ms) DESC, sum(k.idle_ms) DESC, k.session_id, k.chat_id, k.user_id
            """))
                .param("daily", group == UsageGroup.DAY)
                .param("group", group.word())
                .query(UsageQueries::read)
                .list();
    }

    private static UsageRow read(ResultSet row, int number) throws SQLException {
        UUID user = row.getObject("user_id", UUID.class);
        String email = row.getString("email");
        return new UsageRow(
                row.getObject("day", LocalDate.class),
                user == null ? null : new Person(user, email == null ? "" : email),
                row.getObject("session_id", UUID.class),
                row.getObject("chat_id", UUID.class),
                row.getString("name"),
                new UsageSum(
                        row.getLong("billed_ms"),
                        row.getLong("idle_ms"),
                        row.getLong("cost_micros"),
                        row.getLong("input_tokens"),
                        row.getLong("output_tokens")));
    }
}
