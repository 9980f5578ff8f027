package dev.browsergrid.pool.store;

import dev.browsergrid.account.Reach;
import dev.browsergrid.egress.rules.EgressLists;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.StoredTemplates;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.pool.CdpPolicy;
import dev.browsergrid.pool.Pool;
import dev.browsergrid.pool.Pool.Scale;
import dev.browsergrid.pool.PoolSpec;
import dev.browsergrid.pool.Pools;
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
public class PoolStore {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final StoredTemplates templates;
    private final PoolRows rows;

    PoolStore(JdbcClient jdbc, InstantSource clock, StoredTemplates templates) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.templates = templates;
        this.rows = new PoolRows(templates);
    }

    /// The pool, kept from every other claim and planning until the transaction ends. Sessions may be made for it
    /// meanwhile.
    public Optional<Pool> lock(UUID id) {
        return jdbc.sql("SELECT * FROM pool WHERE id = :id AND deleted_at IS NULL FOR NO KEY UPDATE")
                .param("id", id)
                .query(rows::read)
                .optional();
    }

    /// As [#lock], for a deleted pool as well.
    public Optional<Pool> lockEvenDeleted(UUID id) {
        return jdbc.sql("SELECT * FROM pool WHERE id = :id FOR NO KEY UPDATE")
                .param("id", id)
                .query(rows::read)
                .optional();
    }

    public Optional<Pool> find(UUID id) {
        return jdbc.sql("SELECT * FROM pool WHERE id = :id AND deleted_at IS NULL")
                .param("id", id)
                .query(rows::read)
                .optional();
    }

    /// A pool that a request may claim from, by id or name: everybody's own ones and the system's.
    public Optional<Pool> findClaimable(String idOrName, Reach reach) {
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
    public Pool system() {
        return jdbc.sql("SELECT * FROM pool WHERE name = :name AND owner_id IS NULL AND deleted_at IS NULL")
                .param("name", Pools.DEFAULT)
                .query(rows::read)
                .single();
    }

    /// Every pool there is work for: the ones in being, and deleted ones whose browsers have not all ended.
    public List<UUID> working() {
        return jdbc.sql("""
            SELECT id FROM pool
             WHERE deleted_at IS NULL
                OR EXISTS (SELECT 1 FROM node WHERE pool_id = pool.id AND state <> 'GONE')
            """).query(UUID.class).list();
    }

    /// Makes the system's pool unless there is one; what an admin changed about it later stays.
    public void ensureSystem(PoolSpec spec) {
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

    /// A pool that a request may change, by id or name.
    public Optional<Pool> findManageable(String idOrName, Reach reach) {
        return findClaimable(idOrName, reach).filter(pool -> isManageable(pool, reach));
    }

    /// Whether a request may change the pool, and see how it is.
    public static boolean isManageable(Pool pool, Reach reach) {
        return reach.everyone() || pool.ownerId().map(reach.viewer()::equals).orElse(reach.admin());
    }

    /// The pools a request may claim from, the oldest first, beginning after `after`.
    public List<Pool> list(Reach reach, String query, Optional<UUID> after, int limit) {
        return jdbc.sql("""
            SELECT * FROM pool
             WHERE deleted_at IS NULL
               AND (owner_id = :viewer OR owner_id IS NULL OR :everyone)
               AND (strpos(lower(name), lower(:query)) > 0 OR strpos(lower(description), lower(:query)) > 0)
               AND (CAST(:after AS uuid) IS NULL OR id > :after)
             ORDER BY id
             LIMIT :limit
            """)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .param("query", query)
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query(rows::read)
                .list();
    }

    /// The owner's address, for those who see more than their own things.
    public Optional<String> email(UUID ownerId) {
        return jdbc.sql("SELECT email FROM account WHERE id = :id")
                .param("id", ownerId)
                .query(String.class)
                .optional();
    }

    /// Answers whether it was made; `false` when this owner has one of that name.
    public boolean insert(
            UUID id,
            UUID ownerId,
            String name,
            String description,
            PoolSpec spec,
            CdpPolicy cdpPolicy,
            BrowserTemplate template,
            EgressLists egress) {
        int made = jdbc.sql("""
            INSERT INTO pool (id, name, owner_id, description, min, max, max_concurrency, timeout_minutes,
                              idle_minutes, max_per_user, cdp_policy, template, egress, created_at,
                              updated_at)
            VALUES (:id, :name, :owner, :description, :min, :max, :concurrency, :timeout,
                    :idle, :perUser, :cdpPolicy, :template::jsonb, :egress::jsonb, :now, :now)
            ON CONFLICT DO NOTHING
            """)
                .param("id", id)
                .param("name", name)
                .param("owner", ownerId)
                .param("description", description)
                .param("min", spec.min())
                .param("max", spec.max())
                .param("concurrency", spec.maxConcurrency())
                .param("timeout", spec.timeoutMinutes())
                .param("idle", spec.idleMinutes())
                .param("perUser", spec.maxPerUser().orElse(null))
                .param("cdpPolicy", cdpPolicy.word())
                .param("template", templates.write(template))
                .param("egress", egress.toStored())
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return made == 1;
    }

    /// Whether another of the owner's pools has the name.
    public boolean isNameTaken(Pool pool, String name) {
        return jdbc.sql("""
            SELECT EXISTS (SELECT 1 FROM pool
                            WHERE name = :name AND id <> :id AND deleted_at IS NULL
                              AND owner_id IS NOT DISTINCT FROM (SELECT owner_id FROM pool WHERE id = :id))
            """)
                .param("id", pool.id())
                .param("name", name)
                .query(Boolean.class)
                .single();
    }

    /// Writes a change of what `before` was read as. Answers whether nobody changed it meanwhile.
    public boolean update(
            Pool before,
            String name,
            String description,
            PoolSpec spec,
            CdpPolicy cdpPolicy,
            BrowserTemplate template,
            EgressLists egress) {
        int changed = jdbc.sql("""
            UPDATE pool
               SET name = :name, description = :description, min = :min, max = :max, max_concurrency = :concurrency,
                   timeout_minutes = :timeout, idle_minutes = :idle, max_per_user = :perUser,
                   cdp_policy = :cdpPolicy, template = :template::jsonb, egress = :egress::jsonb,
                   template_revision = template_revision + :revisions,
                   version = version + 1, updated_at = :now
             WHERE id = :id AND version = :version AND deleted_at IS NULL
            """)
                .param("name", name)
                .param("description", description)
                .param("min", spec.min())
                .param("max", spec.max())
                .param("concurrency", spec.maxConcurrency())
                .param("timeout", spec.timeoutMinutes())
                .param("idle", spec.idleMinutes())
                .param("perUser", spec.maxPerUser().orElse(null))
                .param("cdpPolicy", cdpPolicy.word())
                .param("template", templates.write(template))
                .param("egress", egress.toStored())
                .param("revisions", template.equals(before.template()) ? 0 : 1)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", before.id())
                .param("version", before.version())
                .update();
        return changed == 1;
    }

    public void setPaused(UUID id, boolean paused, boolean draining) {
        jdbc.sql("""
            UPDATE pool SET paused = :paused, draining = :draining, version = version + 1, updated_at = :now
             WHERE id = :id AND (paused, draining) <> (:paused, :draining)
            """)
                .param("paused", paused)
                .param("draining", draining)
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    public void setScale(UUID id, Scale scale) {
        jdbc.sql("""
            UPDATE pool SET scale_warm = :warm, scale_until = :until, version = version + 1, updated_at = :now
             WHERE id = :id
            """)
                .param("warm", scale.warm())
                .param("until", Timestamp.from(scale.until()))
                .param("now", Timestamp.from(clock.instant()))
                .param("id", id)
                .update();
    }

    /// Deletes a pool that no session needs any more; its idle browsers end. Answers whether it did.
    public boolean delete(UUID id) {
        int deleted = jdbc.sql("""
            UPDATE pool SET deleted_at = :now, paused = true, draining = true
             WHERE id = :id AND deleted_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM session WHERE pool_id = :id AND state <> 'ENDED')
               AND NOT EXISTS (SELECT 1 FROM lease WHERE pool_id = :id AND ended_at IS NULL)
            """)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return deleted == 1;
    }
}
