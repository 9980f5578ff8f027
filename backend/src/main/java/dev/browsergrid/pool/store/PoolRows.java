package dev.browsergrid.pool.store;

import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.StoredTemplates;
import dev.browsergrid.pool.CdpPolicy;
import dev.browsergrid.pool.Pool;
import dev.browsergrid.pool.Pool.Scale;
import dev.browsergrid.pool.PoolSpec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.UUID;

/// Reads rows of `pool`.
record PoolRows(StoredTemplates templates) {
    Pool read(ResultSet row, int number) throws SQLException {
        PoolSpec spec = new PoolSpec(
                row.getInt("min"),
                row.getInt("max"),
                row.getInt("max_concurrency"),
                row.getInt("timeout_minutes"),
                row.getInt("idle_minutes"),
                Optional.ofNullable(row.getObject("max_per_user", Integer.class)));
        return new Pool(
                row.getObject("id", UUID.class),
                Optional.ofNullable(row.getObject("owner_id", UUID.class)),
                row.getString("name"),
                row.getString("description"),
                spec,
                CdpPolicy.of(row.getString("cdp_policy")).orElseThrow(),
                templates.read(row.getString("template")),
                EgressLists.ofStored(row.getString("egress")),
                row.getLong("template_revision"),
                row.getBoolean("paused"),
                row.getBoolean("draining"),
                scale(row),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static Optional<Scale> scale(ResultSet row) throws SQLException {
        int warm = row.getInt("scale_warm");
        Optional<Timestamp> until = Optional.ofNullable(row.getTimestamp("scale_until"));
        return until.map(end -> new Scale(warm, end.toInstant()));
    }
}
