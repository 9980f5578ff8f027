package dev.browsergrid.profile.http;

import dev.browsergrid.account.Person;
import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.profile.Holder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads profiles with all that is shown of them, always within a reach.
@Repository
class ProfileQueries {
    private static final String SELECT = """
        SELECT p.*, a.email AS owner_email, c.id AS chat_id, n.bytes, n.tabs,
               (SELECT count(*) FROM snapshot WHERE profile_id = p.id) AS snapshots,
               h.id AS holder_id, h.name AS holder_name, h.chat_id AS holder_chat, h.since AS holder_since
          FROM profile p
          JOIN account a ON a.id = p.owner_id
          LEFT JOIN chat c ON p.of_chat AND c.profile_id = p.id
          LEFT JOIN LATERAL (SELECT bytes, tabs FROM snapshot WHERE profile_id = p.id
                              ORDER BY number DESC LIMIT 1) n ON true
          LEFT JOIN LATERAL (SELECT id, name, chat_id,
                                    coalesce(CASE WHEN lease_id IS NOT NULL THEN leased_at END, changed_at) AS since
                               FROM session
                              WHERE profile_id = p.id AND NOT read_only
                                AND (lease_id IS NOT NULL OR (wanted AND state <> 'ENDED'))
                              ORDER BY lease_id IS NULL, id LIMIT 1) h ON true
         WHERE p.begun_at IS NULL AND (p.owner_id = :viewer OR :everyone)
        """;

    private final JdbcClient jdbc;

    ProfileQueries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<ProfileView> find(UUID id, Reach reach) {
        return select("AND p.id = :id", reach)
                .param("id", id)
                .query(ProfileQueries::read)
                .optional();
    }

    /// @throws Problem `not_found`
    ProfileView require(UUID id, Reach reach) {
        return find(id, reach).orElseThrow(Problem::notFound);
    }

    /// Those that people made, the newest first.
    List<ProfileView> list(Reach reach, String query, Optional<UUID> before, int limit) {
        return select("""
              AND NOT p.of_chat
              AND (:query = '' OR position(lower(:query) IN lower(p.name || ' ' || p.description)) > 0)
              AND (:before::uuid IS NULL OR p.id < :before)
            ORDER BY p.id DESC LIMIT :limit
            """, reach)
                .param("query", query.strip())
                .param("before", before.orElse(null))
                .param("limit", limit)
                .query(ProfileQueries::read)
                .list();
    }

    private JdbcClient.StatementSpec select(String rest, Reach reach) {
        return jdbc.sql(SELECT + rest).param("viewer", reach.viewer()).param("everyone", reach.everyone());
    }

    private static ProfileView read(ResultSet row, int number) throws SQLException {
        return new ProfileView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("description"),
                new Person(row.getObject("owner_id", UUID.class), row.getString("owner_email")),
                row.getObject("chat_id", UUID.class),
                row.getInt("snapshots"),
                row.getInt("tabs"),
                row.getLong("bytes"),
                row.getObject("keep_last", Integer.class),
                row.getObject("keep_days", Integer.class),
                holder(row),
                row.getTimestamp("created_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("last_used_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }

    private static @Nullable Holder holder(ResultSet row) throws SQLException {
        UUID id = row.getObject("holder_id", UUID.class);
        return id == null
                ? null
                : new Holder(
                        id,
                        row.getString("holder_name"),
                        row.getObject("holder_chat", UUID.class),
                        row.getTimestamp("holder_since").toInstant());
    }
}
