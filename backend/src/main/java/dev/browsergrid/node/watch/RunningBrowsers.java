package dev.browsergrid.node.watch;

import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.platform.Home;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The browsers of this host that are warm or in use.
@Repository
public class RunningBrowsers {
    private static final String RUNNING = """
          FROM node
         WHERE host_id = :host AND state IN ('READY', 'LEASED') AND cdp_url IS NOT NULL AND directory IS NOT NULL
        """;

    private final JdbcClient jdbc;
    private final UUID hostId;

    RunningBrowsers(JdbcClient jdbc, Home home) {
        this.jdbc = jdbc;
        this.hostId = home.hostId();
    }

    List<UUID> nodes() {
        return jdbc.sql("SELECT id" + RUNNING)
                .param("host", hostId)
                .query(UUID.class)
                .list();
    }

    Optional<RunningBrowser> find(UUID node) {
        return jdbc.sql("SELECT cdp_url, directory" + RUNNING + " AND id = :node")
                .param("host", hostId)
                .param("node", node)
                .query((row, _) -> new RunningBrowser(
                        new NodeId(node),
                        URI.create(row.getString("cdp_url")),
                        new NodeFiles(Path.of(row.getString("directory")))))
                .optional();
    }
}
