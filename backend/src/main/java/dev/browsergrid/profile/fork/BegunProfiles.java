package dev.browsergrid.profile.fork;

import dev.browsergrid.platform.Ids;
import dev.browsergrid.profile.ProfileGoneException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of profiles that are being made. Until one is finished it is shown to nobody and takes no name away.
@Repository
class BegunProfiles {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    BegunProfiles(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    UUID begin(UUID owner, String name) {
        UUID id = Ids.next();
        jdbc.sql("""
            INSERT INTO profile (id, owner_id, name, of_chat, created_at, begun_at)
            VALUES (:id, :owner, :name, true, :now, :now)
            """)
                .param("id", id)
                .param("owner", owner)
                .param("name", name)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /// Makes it its owner's. Fails as the database does when they have made one of this name.
    ///
    /// @throws ProfileGoneException when it took too long
    void finish(UUID id, boolean ofChat) {
        int finished = jdbc.sql("""
            UPDATE profile SET begun_at = NULL, of_chat = :ofChat WHERE id = :id AND begun_at IS NOT NULL
            """).param("ofChat", ofChat).param("id", id).update();
        if (finished == 0) {
            throw new ProfileGoneException(id);
        }
    }

    /// Those that were begun before then and not finished.
    List<UUID> begunBefore(Instant limit) {
        return jdbc.sql("SELECT id FROM profile WHERE begun_at < :limit")
                .param("limit", Timestamp.from(limit))
                .query(UUID.class)
                .list();
    }

    /// Keeps whoever would finish it waiting. Answers whether it is not finished yet.
    boolean lockUnfinished(UUID id) {
        return jdbc.sql("SELECT id FROM profile WHERE id = :id AND begun_at IS NOT NULL FOR UPDATE")
                .param("id", id)
                .query(UUID.class)
                .optional()
                .isPresent();
    }
}
