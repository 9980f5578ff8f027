package dev.browsergrid.openai;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which chat a history is of: clients send all that was said, and no name for it. Each is its owner's, and remembered
/// as long as its chat.
@Repository
class Histories {
    private final JdbcClient jdbc;

    Histories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The run a history ends with, and whether it is the last one of its chat.
    record Place(UUID chatId, UUID runId, boolean last) {}

    /// Where a history was said. Two chats can have the same; then one that nobody has gone on with is taken first.
    /// Until the caller's transaction ends, nobody else goes on with the same history.
    Optional<Place> find(UUID owner, String history) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:turn, 0))")
                .param("turn", "history " + history + " of " + owner)
                .query()
                .singleRow();
        return jdbc.sql("""
            SELECT h.chat_id, h.run_id,
                   NOT EXISTS (SELECT FROM message later WHERE later.chat_id = h.chat_id AND later.id > m.id) AS last
              FROM openai_history h JOIN message m ON m.chat_id = h.chat_id AND m.run_id = h.run_id
             WHERE h.owner_id = :owner AND h.history = :history
             ORDER BY last DESC, m.id DESC LIMIT 1
            """)
                .param("owner", owner)
                .param("history", history)
                .query(Place.class)
                .optional();
    }

    /// Keeps where it was said, unless the chat was deleted meanwhile.
    void remember(UUID owner, String history, UUID chat, UUID run) {
        jdbc.sql("""
            INSERT INTO openai_history (owner_id, history, chat_id, run_id)
            SELECT :owner, :history, chat_id, id FROM run WHERE id = :run AND chat_id = :chat
            ON CONFLICT (owner_id, history, chat_id) DO UPDATE SET run_id = excluded.run_id
            """)
                .param("owner", owner)
                .param("history", history)
                .param("chat", chat)
                .param("run", run)
                .update();
    }
}
