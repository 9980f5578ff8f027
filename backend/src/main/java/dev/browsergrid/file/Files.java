package dev.browsergrid.file;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Ids;
import java.io.InputStream;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.support.SqlBinaryValue;
import org.springframework.stereotype.Repository;

/// The stored files. Content goes in and comes out as a stream.
@Repository
public class Files {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Files(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Stores the first `size` bytes of the content.
    public FileInfo store(UUID ownerId, String name, String mediaType, InputStream content, long size) {
        FileInfo info = new FileInfo(Ids.next(), name, mediaType, size);
        jdbc.sql("""
            INSERT INTO file (id, owner_id, name, media_type, size, content, created_at)
            VALUES (:id, :owner, :name, :type, :size, :content, :now)
            """)
                .param("id", info.id())
                .param("owner", ownerId)
                .param("name", name)
                .param("type", mediaType)
                .param("size", size)
                .param("content", new SqlParameterValue(Types.VARBINARY, new SqlBinaryValue(content, size)))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return info;
    }

    /// The file, if it is within reach.
    public Optional<FileInfo> find(UUID id, Reach reach) {
        return jdbc.sql("""
            SELECT id, name, media_type, size FROM file WHERE id = :id AND (owner_id = :viewer OR :everyone)
            """)
                .param("id", id)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(FileInfo.class)
                .optional();
    }

    /// What is in the file. Whoever asks has found it within their reach.
    public Resource content(FileInfo info) {
        return new StoredContent(jdbc, info);
    }

    /// Deletes a file no run uses. Answers whether there was one.
    public boolean delete(UUID id, Reach reach) {
        int deleted = jdbc.sql("""
            DELETE FROM file f WHERE f.id = :id AND (f.owner_id = :viewer OR :everyone)
               AND NOT EXISTS (SELECT FROM run_file u WHERE u.file_id = f.id)
            """)
                .param("id", id)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .update();
        return deleted == 1;
    }

    /// Deletes those of the files that no run uses.
    public void deleteUnused(Collection<UUID> ids) {
        jdbc.sql("""
            DELETE FROM file f WHERE f.id = ANY (:ids) AND NOT EXISTS (SELECT FROM run_file u WHERE u.file_id = f.id)
            """).param("ids", ids.toArray(UUID[]::new)).update();
    }
}
