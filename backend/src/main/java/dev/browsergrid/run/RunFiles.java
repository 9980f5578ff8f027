package dev.browsergrid.run;

import dev.browsergrid.agents.TaskFile;
import dev.browsergrid.file.FileInfo;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Which files the agent of a run may upload.
@Repository
class RunFiles {
    private final JdbcClient jdbc;

    RunFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
