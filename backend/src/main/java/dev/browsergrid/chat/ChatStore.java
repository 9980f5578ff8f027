package dev.browsergrid.chat;

import dev.browsergrid.account.Reach;
import dev.browsergrid.chat.Chat.ChatSession;
import dev.browsergrid.chat.Chat.Origin;
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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Chat and message rows, always within a reach.
@Repository
class ChatStore {
    private static final String SELECT = """
        SELECT c.*, s.state AS session_state, o.title AS origin_title,
               (SELECT r.id FROM run r WHERE r.chat_id = c.id AND r.finished_at IS NULL ORDER BY r.id LIMIT 1)
                   AS active_run_id,
               (SELECT u.started_at FROM usage_interval u
                 WHERE u.lease_id = s.lease_id AND u.ended_at IS NULL AND u.kind = 'persistent_idle'
                   AND s.state = 'ACTIVE') AS kept_since
          FROM chat c JOIN session s ON s.id = c.session_id LEFT JOIN chat o ON o.id = c.branched_from
        """;

    private final JdbcClient jdbc;
    private final InstantSource clock;

    ChatStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// A message row; its run holds the rest.
    record StoredMessage(UUID id, UUID runId, String text, Instant createdAt) {}

    /// Where a page of the list ended.
    record Position(Instant updatedAt, UUID id) {}

    void create(UUID id, UUID ownerId, String title, String model, UUID sessionId, UUID profileId) {
        jdbc.sql("""
            INSERT INTO chat (id, owner_id, title, model, session_id, profile_id, created_at, updated_at)
            VALUES (:id, :owner, :title, :model, :session, :profile, :now, :now)
            """)
                .param("id", id)
                .param("owner", ownerId)
                .param("title", title)
                .param("model", model)
                .param("session", sessionId)
                .param("profile", profileId)
                .param("now", now())
                .update();
    }

    Optional<Chat> find(UUID id, Reach reach) {
        return jdbc.sql(SELECT + "WHERE c.id = :id AND (c.owner_id = :viewer OR :everyone)")
                .param("id", id)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(ChatStore::read)
                .optional();
    }

    /// The newest by activity first, after `position` when given.
    List<Chat> list(Reach reach, Optional<Position> position, int limit) {
        return jdbc.sql(SELECT + """
            WHERE (c.owner_id = :viewer OR :everyone) AND (c.updated_at, c.id) < (:updated, :id)
            ORDER BY c.updated_at DESC, c.id DESC LIMIT :limit
            """)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .param(
                        "updated",
                        Timestamp.from(position.map(Position::updatedAt).orElse(Instant.parse("9999-01-01T00:00:00Z"))))
                .param("id", position.map(Position::id).orElse(new UUID(-1L, -1L)))
                .param("limit", limit)
                .query(ChatStore::read)
                .list();
    }

    void update(UUID id, @Nullable String title, @Nullable String model) {
        jdbc.sql("UPDATE chat SET title = coalesce(:title, title), model = coalesce(:model, model) WHERE id = :id")
                .param("title", title)
                .param("model", model)
                .param("id", id)
                .update();
    }

    void setPersistent(UUID id, boolean persistent) {
        jdbc.sql("UPDATE chat SET persistent = :persistent WHERE id = :id")
                .param("persistent", persistent)
                .param("id", id)
                .update();
    }

    UUID sessionOf(UUID id) {
        return jdbc.sql("SELECT session_id FROM chat WHERE id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    /// Keeps the chat from being deleted until the transaction ends. Answers whether it is there.
    boolean lock(UUID id) {
        return jdbc.sql("SELECT id FROM chat WHERE id = :id FOR KEY SHARE")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /// Says where a branch began.
    void link(UUID branch, UUID origin, UUID message) {
        jdbc.sql("UPDATE chat SET branched_from = :origin, branched_at_message = :message WHERE id = :id")
                .param("origin", origin)
                .param("message", message)
                .param("id", branch)
                .update();
    }

    void delete(UUID id) {
        jdbc.sql("DELETE FROM chat WHERE id = :id").param("id", id).update();
    }

    UUID ownerOf(UUID id) {
        return jdbc.sql("SELECT owner_id FROM chat WHERE id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    UUID profileOf(UUID id) {
        return jdbc.sql("SELECT profile_id FROM chat WHERE id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
    }

    StoredMessage addMessage(UUID chatId, UUID runId, String text) {
        StoredMessage message = new StoredMessage(Ids.next(), runId, text, clock.instant());
        jdbc.sql("""
            INSERT INTO message (id, chat_id, run_id, text, created_at)
            VALUES (:id, :chat, :run, :text, :now)
            """)
                .param("id", message.id())
                .param("chat", chatId)
                .param("run", runId)
                .param("text", text)
                .param("now", Timestamp.from(message.createdAt()))
                .update();
        jdbc.sql("UPDATE chat SET updated_at = :now WHERE id = :id")
                .param("now", Timestamp.from(message.createdAt()))
                .param("id", chatId)
                .update();
        return message;
    }

    /// The same message in another chat, with another run.
    void copyMessage(StoredMessage original, UUID chatId, UUID runId) {
        jdbc.sql("""
            INSERT INTO message (id, chat_id, run_id, text, created_at)
            VALUES (:id, :chat, :run, :text, :at)
            """)
                .param("id", Ids.next())
                .param("chat", chatId)
                .param("run", runId)
                .param("text", original.text())
                .param("at", Timestamp.from(original.createdAt()))
                .update();
    }

    boolean hasMessages(UUID chatId) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM message WHERE chat_id = :chat)")
                .param("chat", chatId)
                .query(Boolean.class)
                .single();
    }

    List<StoredMessage> messages(UUID chatId) {
        return jdbc.sql("SELECT id, run_id, text, created_at FROM message WHERE chat_id = :chat ORDER BY id")
                .param("chat", chatId)
                .query((row, _) -> new StoredMessage(
                        row.getObject("id", UUID.class),
                        row.getObject("run_id", UUID.class),
                        row.getString("text"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Chat read(ResultSet row, int number) throws SQLException {
        return new Chat(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getString("model"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant(),
                new ChatSession(
                        row.getObject("session_id", UUID.class),
                        row.getString("session_state").toLowerCase(Locale.ROOT)),
                row.getObject("active_run_id", UUID.class),
                row.getBoolean("persistent"),
                Optional.ofNullable(row.getTimestamp("kept_since"))
                        .map(Timestamp::toInstant)
                        .orElse(null),
                origin(row));
    }

    private static @Nullable Origin origin(ResultSet row) throws SQLException {
        UUID chat = row.getObject("branched_from", UUID.class);
        return chat == null
                ? null
                : new Origin(chat, row.getObject("branched_at_message", UUID.class), row.getString("origin_title"));
    }
}
