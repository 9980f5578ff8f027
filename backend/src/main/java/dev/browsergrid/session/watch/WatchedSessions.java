package dev.browsergrid.session.watch;

import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Home;
import dev.browsergrid.pool.LeaseId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The sessions whose browsers this server watches, and what it writes down about them. Runs watch the browsers of
/// chats themselves.
@Repository
class WatchedSessions {
    private static final String SELECT = """
        SELECT s.id, s.owner_id, l.id AS lease, n.cdp_url
          FROM session s JOIN lease l ON l.id = s.lease_id JOIN node n ON n.id = l.node_id
         WHERE s.state = 'ACTIVE' AND s.chat_id IS NULL
           AND l.ended_at IS NULL AND l.server_id = :server AND n.cdp_url IS NOT NULL
        """;

    private static final int MOST_REFUSED = 100;

    private final JdbcClient jdbc;
    private final Changes changes;
    private final InstantSource clock;
    private final UUID serverId;

    WatchedSessions(JdbcClient jdbc, Changes changes, InstantSource clock, Home home) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.clock = clock;
        this.serverId = home.serverId();
    }

    /// A session and the browser it has under a lease.
    record Watched(UUID id, UUID owner, LeaseId lease, URI cdpUrl) {}

    List<UUID> ids() {
        return jdbc.sql(SELECT).param("server", serverId).query(WatchedSessions::read).list().stream()
                .map(Watched::id)
                .toList();
    }

    Optional<Watched> find(UUID id) {
        return jdbc.sql(SELECT + " AND s.id = :id")
                .param("server", serverId)
                .param("id", id)
                .query(WatchedSessions::read)
                .optional();
    }

    /// Writes a crash into the history of a session that goes on as it is. Answers whether it still had the browser.
    @Transactional
    boolean pageCrashed(Watched session, String why) {
        Optional<Long> version = jdbc.sql("""
            UPDATE session SET version = version + 1, reason = :why
             WHERE id = :id AND lease_id = :lease AND state = 'ACTIVE'
            RETURNING version
            """)
                .param("why", why)
                .param("id", session.id())
                .param("lease", session.lease().value())
                .query(Long.class)
                .optional();
        version.ifPresent(number -> {
            jdbc.sql("""
                INSERT INTO session_event (session_id, version, event, from_state, to_state, lease_id, reason, at)
                VALUES (:id, :version, 'PageCrashed', 'ACTIVE', 'ACTIVE', :lease, :why, :now)
                """)
                    .param("id", session.id())
                    .param("version", number)
                    .param("lease", session.lease().value())
                    .param("why", why)
                    .param("now", Timestamp.from(clock.instant()))
                    .update();
            changes.publish(Topic.SESSIONS, session.id(), session.owner());
        });
        return version.isPresent();
    }

    /// Writes into the history of the session that has the node's browser what that was kept from: once for each host
    /// and reason, and no more of it than somebody would read.
    @Transactional
    void visitRefused(UUID node, String what) {
        jdbc.sql("""
            UPDATE session s SET version = version + 1
              FROM lease l
             WHERE l.node_id = :node AND l.ended_at IS NULL AND s.lease_id = l.id AND s.state IN ('STARTING', 'ACTIVE')
               AND (SELECT count(*) FROM session_event e
                     WHERE e.session_id = s.id AND e.event = 'VisitRefused') < :most
               AND NOT EXISTS (SELECT FROM session_event e
                                WHERE e.session_id = s.id AND e.event = 'VisitRefused' AND e.reason = :what)
            RETURNING s.id, s.owner_id, s.version, s.state, s.lease_id
            """)
                .param("node", node)
                .param("what", what)
                .param("most", MOST_REFUSED)
                .query((row, _) -> new Refused(
                        row.getObject("id", UUID.class),
                        row.getObject("owner_id", UUID.class),
                        row.getLong("version"),
                        row.getString("state"),
                        row.getObject("lease_id", UUID.class)))
                .optional()
                .ifPresent(refused -> {
                    jdbc.sql("""
                        INSERT INTO session_event
                               (session_id, version, event, from_state, to_state, lease_id, reason, at)
                        VALUES (:id, :version, 'VisitRefused', :state, :state, :lease, :what, :now)
                        """)
                            .param("id", refused.id())
                            .param("version", refused.version())
                            .param("state", refused.state())
                            .param("lease", refused.lease())
                            .param("what", what)
                            .param("now", Timestamp.from(clock.instant()))
                            .update();
                    changes.publish(Topic.SESSIONS, refused.id(), refused.owner());
                });
    }

    private record Refused(UUID id, UUID owner, long version, String state, UUID lease) {}

    private static Watched read(ResultSet row, int number) throws SQLException {
        return new Watched(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                new LeaseId(row.getObject("lease", UUID.class)),
                URI.create(row.getString("cdp_url")));
    }
}
