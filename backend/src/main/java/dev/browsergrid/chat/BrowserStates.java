package dev.browsergrid.chat;

import dev.browsergrid.chat.BrowserState.Facts;
import dev.browsergrid.chat.BrowserState.Gone;
import dev.browsergrid.chat.BrowserState.Pending;
import dev.browsergrid.chat.BrowserState.Saved;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads, of runs, leases and snapshots, what is kept of the browser after each message of a chat.
@Repository
class BrowserStates {
    private final JdbcClient jdbc;

    BrowserStates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In the order of the messages. A copied message has its original's state, if the copy was not made just there.
    List<Facts> ofChat(UUID chat) {
        return jdbc.sql("""
            SELECT m.id AS message_id, r.id AS run_id, r.finished_at IS NOT NULL AS finished,
                   r.started_at IS NOT NULL AS had_browser, s.profile_id, s.number,
                   EXISTS (SELECT FROM lease l
                            WHERE l.id = r.lease_id AND l.ended_at IS NULL
                              AND NOT EXISTS (SELECT FROM run later WHERE later.lease_id = l.id AND later.id > r.id))
                       AS to_come
              FROM message m
              JOIN run r ON r.id = m.run_id
              LEFT JOIN LATERAL (SELECT profile_id, number FROM snapshot
                                  WHERE run_id IN (r.id, r.copied_from)
                                  ORDER BY run_id = r.id DESC LIMIT 1) s ON true
             WHERE m.chat_id = :chat ORDER BY m.id
            """)
                .param("chat", chat)
                .query((row, _) -> new Facts(
                        row.getObject("message_id", UUID.class),
                        row.getObject("run_id", UUID.class),
                        row.getBoolean("finished"),
                        row.getBoolean("had_browser"),
                        kept(row)))
                .list();
    }

    private static BrowserState kept(ResultSet row) throws SQLException {
        UUID profile = row.getObject("profile_id", UUID.class);
        if (profile != null) {
            return new Saved(profile, row.getInt("number"));
        }
        return row.getBoolean("to_come") ? new Pending() : new Gone();
    }
}
