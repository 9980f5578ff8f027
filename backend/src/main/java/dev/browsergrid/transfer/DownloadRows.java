package dev.browsergrid.transfer;

import dev.browsergrid.node.NodeId;
import dev.browsergrid.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of `session_download`.
@Repository
class DownloadRows {
    /// One whose browser is gone will not go on, whoever was to say so.
    private static final String SELECT = """
        SELECT d.*, d.state = 'IN_PROGRESS' AND coalesce(n.state, 'GONE') = 'GONE' AS orphaned
          FROM session_download d LEFT JOIN node n ON n.id = d.node_id
        """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    DownloadRows(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// One that is not over, and whose it is.
    record Unfinished(UUID id, UUID sessionId, UUID ownerId, String guid, String name) {}

    /// How much a session has downloaded.
    record Used(int count, long bytes) {}

    void begin(UUID session, NodeId node, String guid, String name, String url) {
        jdbc.sql("""
            INSERT INTO session_download (id, session_id, node_id, guid, name, url, state, started_at)
            VALUES (:id, :session, :node, :guid, :name, :url, 'IN_PROGRESS', :now)
            ON CONFLICT (node_id, guid) DO NOTHING
            """)
                .param("id", Ids.next())
                .param("session", session)
                .param("node", node.value())
                .param("guid", guid)
                .param("name", name)
                .param("url", url)
                .param("now", now())
                .update();
    }

    void progress(NodeId node, String guid, long size) {
        jdbc.sql("""
            UPDATE session_download SET size = :size
             WHERE node_id = :node AND guid = :guid AND state = 'IN_PROGRESS'
            """)
                .param("size", size)
                .param("node", node.value())
                .param("guid", guid)
                .update();
    }

    /// Answers whether it was in progress.
    boolean fail(NodeId node, String guid, String reason) {
        int failed = jdbc.sql("""
            UPDATE session_download SET state = 'FAILED', reason = :reason, finished_at = :now
             WHERE node_id = :node AND guid = :guid AND state = 'IN_PROGRESS'
            """)
                .param("reason", reason)
                .param("now", now())
                .param("node", node.value())
                .param("guid", guid)
                .update();
        return failed == 1;
    }

    /// Has everybody else who would finish it wait for the end of the caller's transaction. Answers whether it is still
    /// in progress.
    boolean lock(UUID id) {
        return jdbc.sql("SELECT id FROM session_download WHERE id = :id AND state = 'IN_PROGRESS' FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    void complete(UUID id, UUID file, long size) {
        jdbc.sql("""
            UPDATE session_download SET state = 'COMPLETE', file_id = :file, size = :size, finished_at = :now
             WHERE id = :id
            """)
                .param("file", file)
                .param("size", size)
                .param("now", now())
                .param("id", id)
                .update();
    }

    List<Unfinished> unfinished(NodeId node) {
        return jdbc.sql("""
            SELECT d.id, d.session_id, s.owner_id, d.guid, d.name
              FROM session_download d JOIN session s ON s.id = d.session_id
             WHERE d.node_id = :node AND d.state = 'IN_PROGRESS'
            """).param("node", node.value()).query(Unfinished.class).list();
    }

    Used used(UUID session) {
        return jdbc.sql("""
            SELECT count(*) AS count, coalesce(sum(size) FILTER (WHERE state <> 'FAILED'), 0) AS bytes
              FROM session_download WHERE session_id = :session
            """).param("session", session).query(Used.class).single();
    }

    /// The newest first.
    List<Download> list(UUID session) {
        return jdbc.sql(SELECT + "WHERE d.session_id = :session ORDER BY d.id DESC")
                .param("session", session)
                .query(DownloadRows::read)
                .list();
    }

    /// By id or name; of several with the name, the newest.
    Optional<Download> find(UUID session, String idOrName) {
        return jdbc.sql(SELECT + """
             WHERE d.session_id = :session AND (d.id::text = lower(:key) OR d.name = :key)
             ORDER BY d.id::text = lower(:key) DESC, d.id DESC LIMIT 1
            """)
                .param("session", session)
                .param("key", idOrName)
                .query(DownloadRows::read)
                .optional();
    }

    void delete(UUID id) {
        jdbc.sql("DELETE FROM session_download WHERE id = :id").param("id", id).update();
    }

    /// Removes up to `count` that began before the limit, or whose session is shown to nobody any more. Answers their
    /// files; nothing when none was left.
    List<Optional<UUID>> removeBefore(Instant limit, int count) {
        return jdbc.sql("""
            DELETE FROM session_download WHERE id IN
                   (SELECT d.id FROM session_download d JOIN session s ON s.id = d.session_id
                     WHERE (d.started_at < :limit OR s.deleted) AND d.state <> 'IN_PROGRESS' LIMIT :count)
            RETURNING file_id
            """)
                .param("limit", Timestamp.from(limit))
                .param("count", count)
                .query((row, _) -> Optional.ofNullable(row.getObject("file_id", UUID.class)))
                .list();
    }

    private static Download read(ResultSet row, int number) throws SQLException {
        boolean orphaned = row.getBoolean("orphaned");
        String name = row.getString("name");
        return new Download(
                row.getObject("id", UUID.class),
                name,
                FileNames.mediaType(name).toString(),
                orphaned ? "failed" : row.getString("state").toLowerCase(Locale.ROOT),
                orphaned ? "its browser is gone" : row.getString("reason"),
                row.getLong("size"),
                row.getString("url"),
                row.getObject("file_id", UUID.class),
                row.getTimestamp("started_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("finished_at"))
                        .map(Timestamp::toInstant)
                        .orElse(null));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
