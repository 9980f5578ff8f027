package dev.browsergrid.run;

import dev.browsergrid.account.Reach;
import dev.browsergrid.agents.TaskFile;
import dev.browsergrid.platform.Ids;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Files users sent for the agent to upload.
@Repository
class Files {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    Files(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    FileInfo store(UUID ownerId, String name, String mediaType, byte[] content) {
        FileInfo info = new FileInfo(Ids.next(), name, mediaType, content.length);
        jdbc.sql("""
            INSERT INTO file (id, owner_id, name, media_type, size, content, created_at)
            VALUES (:id, :owner, :name, :type, :size, :content, :now)
            """)
                .param("id", info.id())
                .param("owner", ownerId)
                .param("name", name)
                .param("type", mediaType)
                .param("size", info.size())
                .param("content", content)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return info;
    }

    /// Deletes a file no run uses. Answers whether there was one.
    boolean delete(UUID id, Reach reach) {
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

    /// Gives the owner's files among `fileIds` to a run. Answers how many that were.
    int attach(UUID runId, UUID ownerId, Collection<UUID> fileIds) {
        return jdbc.sql("""
            INSERT INTO run_file (run_id, file_id)
            SELECT :run, id FROM file WHERE owner_id = :owner AND id = ANY (:files)
            """)
                .param("run", runId)
                .param("owner", ownerId)
                .param("files", fileIds.toArray(UUID[]::new))
                .update();
    }

    List<FileInfo> infosOf(UUID runId) {
        return jdbc.sql("""
            SELECT f.id, f.name, f.media_type, f.size
              FROM file f JOIN run_file u ON u.file_id = f.id WHERE u.run_id = :run ORDER BY f.id
            """).param("run", runId).query(FileInfo.class).list();
    }

    /// The files with their content.
    List<TaskFile> contentsOf(UUID runId) {
        return jdbc.sql("""
            SELECT f.name, f.media_type, f.content
              FROM file f JOIN run_file u ON u.file_id = f.id WHERE u.run_id = :run ORDER BY f.id
            """)
                .param("run", runId)
                .query((row, _) ->
                        new TaskFile(row.getString("name"), row.getString("media_type"), row.getBytes("content")))
                .list();
    }
}
