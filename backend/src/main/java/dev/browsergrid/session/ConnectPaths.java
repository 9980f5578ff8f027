package dev.browsergrid.session;

import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.pool.LeaseId;
import java.net.URI;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Where outside clients find sessions' browsers. The path is the capability: it carries the lease's secret, needs no
/// other credential, and works exactly as long as the lease.
@Repository
public class ConnectPaths {
    private static final String SELECT = """
        SELECT s.id, s.owner_id, l.id AS lease_id, l.node_id, l.secret, n.cdp_url, n.directory, n.host_id, p.cdp_policy
          FROM session s
          JOIN lease l ON l.id = s.lease_id AND l.ended_at IS NULL
          JOIN node n ON n.id = l.node_id AND n.cdp_url IS NOT NULL
          JOIN pool p ON p.id = s.pool_id
         WHERE s.id = :session AND s.state = 'ACTIVE' AND NOT s.deleted
        """;

    private final JdbcClient jdbc;
    private final NodeProvider provider;

    ConnectPaths(JdbcClient jdbc, NodeProvider provider) {
        this.jdbc = jdbc;
        this.provider = provider;
    }

    /// A session's browser: its DevTools address (http), where its files are, the home of the server that runs it, and
    /// whether what clients tell it is restricted.
    public record Connection(
            UUID session,
            UUID owner,
            LeaseId lease,
            NodeId node,
            UUID secret,
            URI browser,
            NodeFiles files,
            UUID host,
            boolean restricted) {
        /// What every connect path of the session begins with.
        public String prefix() {
            return "/session/" + session + "/connect";
        }

        /// The path that opens the browser to whoever knows it.
        public String path() {
            return prefix() + "/devtools/browser/" + secret;
        }
    }

    /// The session's browser, while it has one.
    public Optional<Connection> find(UUID sessionId) {
        return jdbc.sql(SELECT).param("session", sessionId).query(this::read).optional();
    }

    /// The browser that the path with this session and secret means.
    public Optional<Connection> find(UUID sessionId, UUID secret) {
        return jdbc.sql(SELECT + "AND l.secret = :secret")
                .param("session", sessionId)
                .param("secret", secret)
                .query(this::read)
                .optional();
    }

    /// The browser that a secret alone means.
    public Optional<Connection> ofSecret(UUID secret) {
        return jdbc.sql("SELECT session_id FROM lease WHERE secret = :secret AND ended_at IS NULL")
                .param("secret", secret)
                .query(UUID.class)
                .optional()
                .flatMap(session -> find(session, secret));
    }

    private Connection read(ResultSet row, int number) throws SQLException {
        NodeId node = new NodeId(row.getObject("node_id", UUID.class));
        return new Connection(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                new LeaseId(row.getObject("lease_id", UUID.class)),
                node,
                row.getObject("secret", UUID.class),
                URI.create(row.getString("cdp_url")),
                Optional.ofNullable(row.getString("directory"))
                        .map(Path::of)
                        .map(NodeFiles::new)
                        .orElseGet(() -> provider.files(node)),
                row.getObject("host_id", UUID.class),
                row.getString("cdp_policy").equals("strict"));
    }
}
