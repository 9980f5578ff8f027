package dev.browsergrid.session.http;

import dev.browsergrid.account.Person;
import dev.browsergrid.account.Reach;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate.Viewport;
import dev.browsergrid.session.http.SessionView.Queue;
import dev.browsergrid.session.http.SessionView.SessionPool;
import dev.browsergrid.usage.Usage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads sessions with all that is shown of them, always within a reach.
@Repository
class SessionQueries {
    private static final String SELECT = """
        SELECT s.*, p.name AS pool_name, a.email AS owner_email,
               CASE WHEN :admin OR p.owner_id = :viewer THEN l.node_id END AS node_id,
               coalesce((s.template -> 'viewport' ->> 'width')::int,
                        (p.template -> 'viewport' ->> 'width')::int, :width) AS width,
               coalesce((s.template -> 'viewport' ->> 'height')::int,
                        (p.template -> 'viewport' ->> 'height')::int, :height) AS height,
               CASE WHEN s.lease_id IS NOT NULL AND s.state <> 'HELD'
                    THEN s.leased_at + make_interval(mins => least(s.timeout_minutes, p.timeout_minutes))
               END AS expires_at
          FROM session s
          JOIN pool p ON p.id = s.pool_id
          JOIN account a ON a.id = s.owner_id
          LEFT JOIN lease l ON l.id = s.lease_id
         WHERE NOT s.deleted AND (s.owner_id = :viewer OR :everyone)
        """;

    private final JdbcClient jdbc;
    private final Usage usage;
    private final InstantSource clock;

    SessionQueries(JdbcClient jdbc, Usage usage, InstantSource clock) {
        this.jdbc = jdbc;
        this.usage = usage;
        this.clock = clock;
    }

    Optional<SessionView> find(UUID id, Reach reach) {
        return billed(select("AND s.id = :id", reach)
                        .param("id", id)
                        .query(this::read)
                        .list())
                .stream()
                .findFirst();
    }

    /// The newest first; ids are in order of creation.
    List<SessionView> list(SessionFilter filter) {
        return billed(select("""
              AND (cardinality(:states::text[]) = 0 OR s.state = ANY (:states::text[]))
              AND (:pool::text IS NULL OR p.id::text = lower(:pool) OR p.name = :pool)
              AND (:text::text IS NULL OR position(lower(:text) IN lower(s.name)) > 0
                   OR starts_with(s.id::text, lower(:text)))
              AND (:owner::text IS NULL OR a.id::text = lower(:owner) OR lower(a.email) = lower(:owner))
              AND (:before::uuid IS NULL OR s.id < :before)
            ORDER BY s.id DESC LIMIT :limit
            """, filter.reach())
                .param("states", filter.states().toArray(String[]::new))
                .param("pool", filter.pool().orElse(null))
                .param("text", filter.text().orElse(null))
                .param("owner", filter.owner().orElse(null))
                .param("before", filter.before().orElse(null))
                .param("limit", filter.limit())
                .query(this::read)
                .list());
    }

    private JdbcClient.StatementSpec select(String rest, Reach reach) {
        return jdbc.sql(SELECT + rest)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .param("admin", reach.admin())
                .param("width", Viewport.DEFAULT.width())
                .param("height", Viewport.DEFAULT.height());
    }

    private List<SessionView> billed(List<SessionView> sessions) {
        Map<UUID, Duration> used =
                usage.billed(sessions.stream().map(SessionView::id).toList());
        return sessions.stream()
                .map(session -> session.billed(
                        used.getOrDefault(session.id(), Duration.ZERO).toMillis()))
                .toList();
    }

    /// The session's history, the oldest first.
    List<SessionEventView> events(UUID id) {
        return jdbc.sql("SELECT * FROM session_event WHERE session_id = :id ORDER BY version")
                .param("id", id)
                .query((row, _) -> new SessionEventView(
                        row.getLong("version"),
                        words(row.getString("event")),
                        row.getString("from_state").toLowerCase(Locale.ROOT),
                        row.getString("to_state").toLowerCase(Locale.ROOT),
                        row.getString("reason"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    /// `LeaseGranted` is `lease_granted` in the API.
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private SessionView read(ResultSet row, int number) throws SQLException {
        String state = row.getString("state");
        Instant changedAt = row.getTimestamp("changed_at").toInstant();
        return new SessionView(
                row.getObject("id", UUID.class),
                row.getString("name"),
                state.toLowerCase(Locale.ROOT),
                row.getString("reason"),
                new SessionPool(row.getObject("pool_id", UUID.class), row.getString("pool_name")),
                new Person(row.getObject("owner_id", UUID.class), row.getString("owner_email")),
                row.getObject("profile_id", UUID.class),
                row.getBoolean("read_only"),
                row.getObject("chat_id", UUID.class),
                row.getObject("node_id", UUID.class),
                new Viewport(row.getInt("width"), row.getInt("height")),
                EgressLists.ofStored(row.getString("egress")),
                queue(row, state),
                row.getTimestamp("created_at").toInstant(),
                instant(row, "started_at"),
                changedAt,
                instant(row, "expires_at"),
                state.equals("PARKED") || state.equals("HELD")
                        ? Math.max(
                                0, Duration.between(changedAt, clock.instant()).toSeconds())
                        : null,
                0,
                null);
    }

    private static @Nullable Queue queue(ResultSet row, String state) throws SQLException {
        Integer position = row.getObject("queue_position", Integer.class);
        return position == null || !state.equals("QUEUED")
                ? null
                : new Queue(position, row.getObject("queue_seconds", Integer.class));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
