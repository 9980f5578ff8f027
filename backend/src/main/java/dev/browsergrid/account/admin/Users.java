package dev.browsergrid.account.admin;

import dev.browsergrid.account.CredentialsChanged;
import dev.browsergrid.account.Role;
import dev.browsergrid.platform.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What admins do with people.
@Repository
class Users {
    // reads tables of others; who has how many sessions is nobody else's to tell
    private static final String SELECT = """
        SELECT a.*,
               greatest((SELECT to_timestamp(max(l.last_access_time) / 1000.0) FROM login l
                          WHERE l.principal_name = a.id::text),
                        (SELECT max(t.last_used_at) FROM token t WHERE t.owner_id = a.id)) AS last_seen_at,
               (SELECT count(*) FROM session s WHERE s.owner_id = a.id AND s.state <> 'ENDED') AS session_count
          FROM account a
        """;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Users(JdbcClient jdbc, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    /// People whose e-mail contains the text, the first ones first, after `cursor`.
    List<User> list(String text, UUID cursor, int limit) {
        return jdbc.sql(SELECT + """
             WHERE strpos(lower(a.email), lower(:text)) > 0 AND a.id > :cursor ORDER BY a.id LIMIT :limit
            """)
                .param("text", text)
                .param("cursor", cursor)
                .param("limit", limit)
                .query((row, _) -> read(row))
                .list();
    }

    User get(UUID id) {
        return jdbc.sql(SELECT + "WHERE a.id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional()
                .orElseThrow(Problem::notFound);
    }

    /// Changes what is given.
    ///
    /// @throws Problem `last_admin` when nobody could run the grid afterwards
    @Transactional
    User update(UUID id, Optional<Role> role, Optional<Boolean> disabled) {
        boolean demotes = role.equals(Optional.of(Role.USER)) || disabled.equals(Optional.of(true));
        if (demotes) {
            refuseLastAdmin(id);
        }
        int updated = jdbc.sql("""
            UPDATE account
               SET role = coalesce(:role, role),
                   disabled_at = CASE WHEN :disabled IS NULL THEN disabled_at
                                      WHEN :disabled THEN coalesce(disabled_at, :now) END
             WHERE id = :id
            """)
                .param("role", role.map(Role::name).orElse(null), Types.VARCHAR)
                .param("disabled", disabled.orElse(null), Types.BOOLEAN)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
        if (updated == 0) {
            throw Problem.notFound();
        }
        events.publishEvent(new CredentialsChanged());
        return get(id);
    }

    /// Locks all admins, so that two who demote each other at once cannot both succeed.
    private void refuseLastAdmin(UUID id) {
        List<UUID> admins = jdbc.sql("""
            SELECT id FROM account
             WHERE role = 'ADMIN' AND disabled_at IS NULL AND password_hash IS NOT NULL
             ORDER BY id FOR UPDATE
            """).query(UUID.class).list();
        if (admins.equals(List.of(id))) {
            throw new Problem(HttpStatus.CONFLICT, "last_admin", "There must be an admin; make somebody else one first.");
        }
    }

    private static User read(ResultSet row) throws SQLException {
        return new User(
                row.getObject("id", UUID.class),
                row.getString("email"),
                Role.valueOf(row.getString("role")),
                status(row),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("last_seen_at")),
                row.getInt("session_count"));
    }

    private static String status(ResultSet row) throws SQLException {
        if (row.getTimestamp("disabled_at") != null) {
            return "disabled";
        }
        return row.getString("password_hash") == null ? "invited" : "active";
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
