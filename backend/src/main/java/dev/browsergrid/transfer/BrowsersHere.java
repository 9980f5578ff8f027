package dev.browsergrid.transfer;

import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.platform.Home;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The sessions whose browsers run on this server's own machine, where their files can be reached.
@Repository
class BrowsersHere {
    private final JdbcClient jdbc;
    private final UUID hostId;

    BrowsersHere(JdbcClient jdbc, Home home) {
        this.jdbc = jdbc;
        this.hostId = home.hostId();
    }

    /// A session and the browser it has.
    record Browser(UUID session, UUID owner, NodeId node, NodeFiles files) {}

    /// Whose browser the node's is; nobody's while it is warm.
    Optional<Browser> find(NodeId node) {
        return jdbc.sql("""
            SELECT s.id, s.owner_id, n.id AS node, n.directory
              FROM node n JOIN lease l ON l.node_id = n.id AND l.ended_at IS NULL JOIN session s ON s.id = l.session_id
             WHERE n.id = :node AND n.host_id = :host AND n.directory IS NOT NULL
            """)
                .param("host", hostId)
                .param("node", node.value())
                .query(BrowsersHere::read)
                .optional();
    }

    /// The files of a node that is about to end, and the last session it was leased to.
    Optional<Browser> ending(NodeId node) {
        return jdbc.sql("""
            SELECT s.id, s.owner_id, n.id AS node, n.directory
              FROM node n JOIN lease l ON l.node_id = n.id JOIN session s ON s.id = l.session_id
             WHERE n.id = :node AND n.host_id = :host AND n.directory IS NOT NULL
             ORDER BY l.granted_at DESC LIMIT 1
            """)
                .param("node", node.value())
                .param("host", hostId)
                .query(BrowsersHere::read)
                .optional();
    }

    private static Browser read(ResultSet row, int number) throws SQLException {
        return new Browser(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                new NodeId(row.getObject("node", UUID.class)),
                new NodeFiles(Path.of(row.getString("directory"))));
    }
}
