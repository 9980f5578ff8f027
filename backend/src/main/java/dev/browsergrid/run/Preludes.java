package dev.browsergrid.run;

import dev.browsergrid.agents.Turn;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// What was said before a chat began, in a conversation that was held elsewhere. The agent is told of it as of the
/// chat's own messages.
@Repository
public class Preludes {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<List<Turn>> TURNS = new TypeReference<>() {};

    private final JdbcClient jdbc;

    Preludes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Puts earlier turns, the oldest first, before a chat's first run, in the transaction that queues it.
    public void put(UUID runId, List<Turn> turns) {
        jdbc.sql("INSERT INTO run_prelude (run_id, turns) VALUES (:run, :turns::jsonb)")
                .param("run", runId)
                // PostgreSQL's jsonb cannot hold the character zero
                .param("turns", JSON.writeValueAsString(turns).replace("\\u0000", ""))
                .update();
    }

    List<Turn> ofChat(UUID chatId) {
        return jdbc
                .sql("SELECT p.turns FROM run_prelude p JOIN run r ON r.id = p.run_id WHERE r.chat_id = :chat"
                        + " ORDER BY r.id")
                .param("chat", chatId)
                .query(String.class)
                .list()
                .stream()
                .flatMap(turns -> JSON.readValue(turns, TURNS).stream())
                .toList();
    }
}
