package dev.browsergrid.node.http;

import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.NodeState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Nodes as shown to people, with the pool and the session they belong to.
@Repository
public class NodeStore {
    private static final String SELECT = """
        SELECT n.id, n.pool_id, p.name AS pool_name, n.host_id, n.state, n.detail, l.session_id, n.memory_bytes,
               n.cpu_percent, n.created_at, n.changed_at
          FROM node n
          JOIN pool p ON p.id = n.pool_id
          LEFT JOIN lease l ON l.node_id = n.id AND l.ended_at IS NULL
        """;

    private final JdbcClient jdbc;

    NodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The newest first, beginning after `after`. Without a state, those that are gone are left out.
    public List<NodeAnswer> list(Optional<UUID> pool, Optional<NodeState> state, Optional<UUID> after, int limit) {
        return jdbc.sql(SELECT + """
             WHERE (CAST(:pool AS uuid) IS NULL OR n.pool_id = :pool)
               AND (CASE WHEN CAST(:state AS text) IS NULL THEN n.state <> 'GONE' ELSE n.state = :state END)
               AND (CAST(:after AS uuid) IS NULL OR n.id < :after)
             ORDER BY n.id DESC
             LIMIT :limit
            """)
                .param("pool", pool.orElse(null))
                .param("state", state.map(Enum::name).orElse(null))
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query(NodeStore::read)
                .list();
    }

    Optional<NodeAnswer> find(NodeId id) {
        return jdbc.sql(SELECT + " WHERE n.id = :id")
                .param("id", id.value())
                .query(NodeStore::read)
                .optional();
    }

    /// The pool of that id or name; a name may be several owners'.
    List<UUID> pools(String idOrName) {
        return jdbc.sql("SELECT id FROM pool WHERE deleted_at IS NULL AND (id::text = lower(:key) OR name = :key)")
                .param("key", idOrName)
                .query(UUID.class)
                .list();
    }

    private static NodeAnswer read(ResultSet row, int number) throws SQLException {
        return new NodeAnswer(
                row.getObject("id", UUID.class),
                new NodeAnswer.PoolName(row.getObject("pool_id", UUID.class), row.getString("pool_name")),
                row.getObject("host_id", UUID.class),
                NodeAnswer.word(NodeState.valueOf(row.getString("state"))),
                Objects.requireNonNullElse(row.getString("detail"), ""),
                row.getObject("session_id", UUID.class),
                row.getObject("memory_bytes", Long.class),
                row.getObject("cpu_percent", Float.class),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
