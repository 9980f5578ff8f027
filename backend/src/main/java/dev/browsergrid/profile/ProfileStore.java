package dev.browsergrid.profile;

import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Ids;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The rows of `profile`.
@Repository
class ProfileStore {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Changes changes;

    ProfileStore(JdbcClient jdbc, InstantSource clock, Changes changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.changes = changes;
    }

    /// How many snapshots a profile keeps, where it says so itself.
    record Kept(Optional<Integer> last, Optional<Integer> days) {}

    /// Fails as the database does when the owner has one of this name.
    @Transactional
    UUID create(UUID owner, String name, String description, boolean ofChat) {
        UUID id = Ids.next();
        jdbc.sql("""
            INSERT INTO profile (id, owner_id, name, description, of_chat, created_at)
            VALUES (:id, :owner, :name, :description, :ofChat, :now)
            """)
                .param("id", id)
                .param("owner", owner)
                .param("name", name)
                .param("description", description)
                .param("ofChat", ofChat)
                .param("now", now())
                .update();
        changes.publish(Topic.PROFILES, id, owner);
        return id;
    }

    /// Writes all that can be edited.
    @Transactional
    void update(UUID id, String name, String description, Kept kept) {
        jdbc.sql("""
            UPDATE profile SET name = :name, description = :description, keep_last = :last::int, keep_days = :days::int,
                               stored_at = coalesce(stored_at, :now)
             WHERE id = :id
            """)
                .param("name", name)
                .param("description", description)
                .param("last", kept.last().orElse(null))
                .param("days", kept.days().orElse(null))
                .param("now", now())
                .param("id", id)
                .update();
        tell(id);
    }

    /// Has everybody else who would add to the profile, take it or delete it wait for the end of the transaction.
    ///
    /// @throws ProfileGoneException when there is no such profile any more
    void lock(UUID id) {
        Optional<UUID> found = jdbc.sql("SELECT id FROM profile WHERE id = :id FOR NO KEY UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional();
        if (found.isEmpty()) {
            throw new ProfileGoneException(id);
        }
    }

    /// Chunks are about to be stored that no snapshot names yet.
    void storing(UUID id) {
        int found = jdbc.sql("UPDATE profile SET stored_at = :now WHERE id = :id")
                .param("now", now())
                .param("id", id)
                .update();
        if (found == 0) {
            throw new ProfileGoneException(id);
        }
    }

    void used(UUID id) {
        jdbc.sql("UPDATE profile SET last_used_at = :now WHERE id = :id")
                .param("now", now())
                .param("id", id)
                .update();
        tell(id);
    }

    Kept kept(UUID id) {
        return jdbc.sql("SELECT keep_last, keep_days FROM profile WHERE id = :id")
                .param("id", id)
                .query((row, _) -> new Kept(
                        Optional.ofNullable(row.getObject("keep_last", Integer.class)),
                        Optional.ofNullable(row.getObject("keep_days", Integer.class))))
                .optional()
                .orElse(new Kept(Optional.empty(), Optional.empty()));
    }

    /// Deletes the profile with its key and snapshots; its chunks are to be removed afterwards. Does nothing when
    /// it is gone.
    @Transactional
    void delete(UUID id) {
        jdbc.sql("SELECT owner_id FROM profile WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .ifPresent(owner -> {
                    jdbc.sql("INSERT INTO deleted_profile (id, at) VALUES (:id, :now)")
                            .param("id", id)
                            .param("now", now())
                            .update();
                    jdbc.sql("DELETE FROM profile WHERE id = :id")
                            .param("id", id)
                            .update();
                    changes.publish(Topic.PROFILES, id, owner);
                });
    }

    /// When the profile was deleted, as long as it may have chunks.
    Optional<Instant> deletedAt(UUID id) {
        return jdbc.sql("SELECT at FROM deleted_profile WHERE id = :id")
                .param("id", id)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    void forgetDeleted(UUID id) {
        jdbc.sql("DELETE FROM deleted_profile WHERE id = :id").param("id", id).update();
    }

    /// Since when there may be something to sweep.
    Optional<Instant> storedAt(UUID id) {
        return jdbc.sql("SELECT stored_at FROM profile WHERE id = :id AND stored_at IS NOT NULL")
                .param("id", id)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /// Nothing is left to sweep, unless something was stored since.
    void swept(UUID id, Instant since) {
        jdbc.sql("UPDATE profile SET stored_at = NULL WHERE id = :id AND stored_at = :since")
                .param("id", id)
                .param("since", Timestamp.from(since))
                .update();
    }

    /// The profiles, deleted ones too, with something to sweep.
    List<UUID> unswept() {
        return jdbc.sql("SELECT id FROM profile WHERE stored_at IS NOT NULL UNION SELECT id FROM deleted_profile")
                .query(UUID.class)
                .list();
    }

    /// The profiles with snapshots that time has made too old.
    List<UUID> aged() {
        return jdbc.sql("""
            SELECT DISTINCT p.id FROM profile p JOIN snapshot s ON s.profile_id = p.id
             WHERE s.created_at < CAST(:now AS timestamptz) - make_interval(days => p.keep_days)
               AND s.number < (SELECT max(number) FROM snapshot WHERE profile_id = p.id)
            """).param("now", now()).query(UUID.class).list();
    }

    private void tell(UUID id) {
        jdbc.sql("SELECT owner_id FROM profile WHERE id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .ifPresent(owner -> changes.publish(Topic.PROFILES, id, owner));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
