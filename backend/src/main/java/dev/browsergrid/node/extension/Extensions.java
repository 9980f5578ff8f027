package dev.browsergrid.node.extension;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Uploaded extensions. Their zips lie in the database, so that every host can load them.
@Repository
public class Extensions {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Extensions(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Extension add(UUID ownerId, ExtensionArchive archive, byte[] zip) {
        return jdbc.sql("""
            INSERT INTO extension (id, owner_id, name, version, size, content, created_at)
            VALUES (:id, :owner, :name, :version, :size, :content, :now)
            RETURNING id, name, version, size, created_at
            """)
                .param("id", Ids.next())
                .param("owner", ownerId)
                .param("name", archive.name())
                .param("version", archive.version())
                .param("size", zip.length)
                .param("content", zip)
                .param("now", Timestamp.from(clock.instant()))
                .query(Extensions::read)
                .single();
    }

    List<Extension> list(Reach reach) {
        return jdbc.sql("""
            SELECT id, name, version, size, created_at FROM extension
             WHERE owner_id = :viewer OR :everyone
             ORDER BY id DESC
            """)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(Extensions::read)
                .list();
    }

    boolean delete(UUID id, Reach reach) {
        int deleted = jdbc.sql("DELETE FROM extension WHERE id = :id AND (owner_id = :viewer OR :everyone)")
                .param("id", id)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .update();
        return deleted == 1;
    }

    boolean isUsed(UUID id) {
        return jdbc.sql("""
            SELECT EXISTS (SELECT 1 FROM pool
                            WHERE deleted_at IS NULL
                              AND jsonb_exists(coalesce(template -> 'extensions', '[]'), :id))
            """).param("id", id.toString()).query(Boolean.class).single();
    }

    /// Whether all of these are this person's.
    public boolean areOf(UUID ownerId, List<UUID> ids) {
        if (ids.isEmpty()) {
            return true;
        }
        int found = jdbc.sql("SELECT count(*) FROM extension WHERE owner_id = :owner AND id IN (:ids)")
                .param("owner", ownerId)
                .param("ids", ids)
                .query(Integer.class)
                .single();
        return found == new HashSet<>(ids).size();
    }

    /// The zip, if there still is one.
    public Optional<byte[]> content(UUID id) {
        return jdbc.sql("SELECT content FROM extension WHERE id = :id")
                .param("id", id)
                .query((row, _) -> row.getBytes("content"))
                .optional();
    }

    private static Extension read(ResultSet row, int number) throws SQLException {
        return new Extension(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("version"),
                row.getLong("size"),
                row.getTimestamp("created_at").toInstant());
    }
}
