package dev.browsergrid.node;

import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/// Reads rows of `node`.
final class NodeRows {
    private NodeRows() {}

    static Node read(ResultSet row, int number) throws SQLException {
        return new Node(
                new NodeId(row.getObject("id", UUID.class)),
                row.getObject("pool_id", UUID.class),
                row.getObject("host_id", UUID.class),
                NodeState.valueOf(row.getString("state")),
                Optional.ofNullable(row.getString("cdp_url")).map(URI::create),
                Objects.requireNonNullElse(row.getString("detail"), ""),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }
}
