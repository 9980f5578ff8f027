package dev.browsergrid.usage.http;

import dev.browsergrid.account.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table of intervals, always within a reach.
@Repository
class Intervals {
    private final JdbcClient jdbc;

    Intervals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Those that touch the range, the last begun first, after `cursor`.
    List<UsageInterval> list(UsageFilter filter, Optional<UUID> cursor, int limit) {
        return filter.bind(jdbc.sql("""
            SELECT u.*, s.name, s.chat_id, a.email,
                   usage_ms(greatest(u.started_at, :from), least(coalesce(u.ended_at, :now), :until)) AS ms,
                   usage_cost(u.price_micros, u.started_at, greatest(u.started_at, :from),
                              least(coalesce(u.ended_at, :now), :until)) AS cost_micros
              FROM usage_interval u
              LEFT JOIN session s ON s.id = u.session_id
              LEFT JOIN account a ON a.id = u.user_id
             WHERE (u.user_id = :viewer OR :everyone) AND u.started_at < :until AND coalesce(u.ended_at, :now) > :from
               AND (:user::uuid IS NULL OR u.user_id = :user)
               AND (:session::uuid IS NULL OR u.session_id = :session)
               AND (:chat::uuid IS NULL OR s.chat_id = :chat)
               AND (:cursor::uuid IS NULL
                    OR (u.started_at, u.id) < (SELECT c.started_at, c.id FROM usage_interval c WHERE c.id = :cursor))
             ORDER BY u.started_at DESC, u.id DESC LIMIT :limit
            """))
                .param("cursor", cursor.orElse(null), Types.OTHER)
                .param("limit", limit)
                .query(Intervals::read)
                .list();
    }

    private static UsageInterval read(ResultSet row, int number) throws SQLException {
        String email = row.getString("email");
        String kind = row.getString("kind");
        Timestamp ended = row.getTimestamp("ended_at");
        return new UsageInterval(
                row.getObject("id", UUID.class),
                row.getObject("lease_id", UUID.class),
                row.getObject("session_id", UUID.class),
                row.getString("name"),
                row.getObject("chat_id", UUID.class),
                new Person(row.getObject("user_id", UUID.class), email == null ? "" : email),
                kind,
                !kind.equals("held"),
                row.getTimestamp("started_at").toInstant(),
                ended == null ? null : ended.toInstant(),
                row.getLong("ms"),
                row.getLong("price_micros"),
                row.getLong("cost_micros"));
    }
}
