package dev.browsergrid.session.watch;

import dev.browsergrid.node.NodeId;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Writes into the histories of sessions what was noticed about their browsers.
@Repository
class WatchedSessions {
    private static final int MOST_REFUSED = 100;

    private final JdbcClient jdbc;
    private final Changes changes;
    private final InstantSource clock;

    WatchedSessions(JdbcClient jdbc, Changes changes, InstantSource clock) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.clock = clock;
    }

    /// Writes a crash into the history of the session that has the node's browser, which goes on as it is. Answers the
    /// session; none when nobody has the browser, or a run of a chat, which watches by itself.
    @Transactional
    Optional<UUID> pageCrashed(NodeId node, String why) {
        Optional<Noted> noted = jdbc.sql("""
            UPDATE session s SET version = version + 1, reason = :why
              FROM lease l
             WHERE l.node_id = :node AND l.ended_at IS NULL AND s.lease_id = l.id AND s.state = 'ACTIVE'
               AND s.chat_id IS NULL
            RETURNING s.id, s.owner_id, s.version, s.state, s.lease_id
            """)
                .param("why", why)
                .param("node", node.value())
                .query(WatchedSessions::read)
                .optional();
        noted.ifPresent(session -> write(session, "PageCrashed", why));
        return noted.map(Noted::id);
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
                .query(WatchedSessions::read)
                .optional()
                .ifPresent(session -> write(session, "VisitRefused", what));
    }

    /// A session whose version just went up by one.
    private record Noted(UUID id, UUID owner, long version, String state, UUID lease) {}

    private static Noted read(ResultSet row, int number) throws SQLException {
        return new Noted(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getLong("version"),
                row.getString("state"),
                row.getObject("lease_id", UUID.class));
    }

    private void write(Noted session, String event, String reason) {
        jdbc.sql("""
            INSERT INTO session_event (session_id, version, event, from_state, to_state, lease_id, reason, at)
            VALUES (:id, :version, :event, :state, :state, :lease, :reason, :now)
            """)
                .param("id", session.id())
                .param("version", session.version())
                .param("event", event)
                .param("state", session.state())
                .param("lease", session.lease())
                .param("reason", reason)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        changes.publish(Topic.SESSIONS, session.id(), session.owner());
    }
}
