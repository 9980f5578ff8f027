package dev.browsergrid.session;

import dev.browsergrid.platform.Home;
import dev.browsergrid.pool.LeaseId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds the sessions whose browsers stand still.
@Repository
class HeldSessions {
    private final JdbcClient jdbc;
    private final UUID serverId;

    HeldSessions(JdbcClient jdbc, Home home) {
        this.jdbc = jdbc;
        this.serverId = home.serverId();
    }

    record OnHold(UUID id, LeaseId lease) {}

    boolean isAny(UUID pool) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM session WHERE pool_id = :pool AND state = 'HELD')")
                .param("pool", pool)
                .query(Boolean.class)
                .single();
    }

    /// Those of this server, of one owner or of all, so many that with those being parked already there are `count`.
    List<OnHold> leastRecent(UUID pool, Optional<UUID> owner, int count) {
        return jdbc.sql("""
            WITH here AS (
                SELECT s.id, s.lease_id, s.state, s.changed_at
                  FROM session s JOIN lease l ON l.id = s.lease_id
                 WHERE s.pool_id = :pool AND s.state IN ('HELD', 'PARKING') AND l.server_id = :server
                   AND (CAST(:owner AS uuid) IS NULL OR s.owner_id = :owner))
            SELECT id, lease_id FROM here WHERE state = 'HELD'
             ORDER BY changed_at, id
             LIMIT greatest(0, :count - (SELECT count(*) FROM here WHERE state = 'PARKING'))
            """)
                .param("pool", pool)
                .param("server", serverId)
                .param("owner", owner.orElse(null))
                .param("count", count)
                .query((row, _) ->
                        new OnHold(row.getObject("id", UUID.class), new LeaseId(row.getObject("lease_id", UUID.class))))
                .list();
    }
}
