package dev.browsergrid.pool;

import dev.browsergrid.account.Reach;
import dev.browsergrid.node.StoredTemplates;
import dev.browsergrid.platform.Ids;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Rows of `pool`. A deleted pool's row stays for the ended sessions that name it, and is found by nobody but the
/// reconciler.
@Repository
class PoolStore {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final PoolRows rows;

    PoolStore(JdbcClient jdbc, InstantSource clock, StoredTemplates templates) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.rows = new PoolRows(templates);
    }

    /// The pool, kept from every other claim and planning until the transaction ends. Sessions may be made for it
    /// meanwhile.
    Optional<Pool> lock(UUID id) {
        return jdbc.sql("SELECT * FROM pool WHERE id = :id AND deleted_at IS NULL FOR NO KEY UPDATE")
                .param("id", id)
                .query(rows::read)
                .optional();
    }

    /// As [#lock], for a deleted pool as well.
    Optional<Pool> lockEvenDeleted(UUID id) {
        return jdbc.sql("SELECT * FROM pool WHERE id = :id FOR NO KEY UPDATE")
                .param("id", id)
                .query(rows::read)
                .optional();
    }

    Optional<Pool> find(UUID id) {
        return jdbc.sql("SELECT * FROM pool WHERE id = :id AND deleted_at IS NULL")
                .param("id", id)
                .query(rows::read)
                .optional();
    }

    /// A pool that a request may claim from, by id or name: everybody's own ones and the system's.
    Optional<Pool> findClaimable(String idOrName, Reach reach) {
        return jdbc.sql("""
            SELECT * FROM pool
             WHERE deleted_at IS NULL
               AND (id::text = lower(:key) OR name = :key)
               AND (owner_id = :viewer OR owner_id IS NULL OR :everyone)
             ORDER BY id::text = lower(:key) DESC, (owner_id IS NULL) = (:key = :system) DESC,
                      coalesce(owner_id = :viewer, false) DESC, id
             LIMIT 1
            """)
                .param("key", idOrName)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .param("system", Pools.DEFAULT)
                .query(rows::read)
                .optional();
    }

    /// The system's own pool.
    Pool system() {
        return jdbc.sql("SELECT * FROM pool WHERE name = :name AND owner_id IS NULL AND deleted_at IS NULL")
                .param("name", Pools.DEFAULT)
                .query(rows::read)
                .single();
    }

    /// Every pool there is work for: the ones in being, and deleted ones whose browsers have not all ended.
    List<UUID> working() {
        return jdbc.sql("""
            SELECT id FROM pool
             WHERE deleted_at IS NULL
                OR EXISTS (SELECT 1 FROM node WHERE pool_id = pool.id AND state <> 'GONE')
            """).query(UUID.class).list();
    }

    /// Makes the system's pool unless there is one; what an admin changed about it later stays.
    void ensureSystem(PoolSpec spec) {
        jdbc.sql("""
            INSERT INTO pool (id, name, description, min, max, max_concurrency, timeout_minutes, idle_minutes,
                              template, created_at, updated_at)
            VALUES (:id, :name, :description, :min, :max, :concurrency, :timeout, :idle, '{}', :now, :now)
            ON CONFLICT DO NOTHING
            """)
                .param("id", Ids.next())
                .param("name", Pools.DEFAULT)
                .param("description", "Browsers for everyone who is signed in")
                .param("min", spec.min())
                .param("max", spec.max())
                .param("concurrency", spec.maxConcurrency())
                .param("timeout", spec.timeoutMinutes())
                .param("idle", spec.idleMinutes())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }
}
