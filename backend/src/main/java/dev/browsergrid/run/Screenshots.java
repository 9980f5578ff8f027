package dev.browsergrid.run;

import dev.browsergrid.account.Reach;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The picture at the end of each step.
@Repository
public class Screenshots {
    private final JdbcClient jdbc;

    Screenshots(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps the picture, unless the run was deleted in the meantime.
    void store(UUID runId, int step, byte[] jpeg) {
        jdbc.sql("""
            INSERT INTO run_screenshot (run_id, step, jpeg) SELECT id, :step, :jpeg FROM run WHERE id = :run
            ON CONFLICT (run_id, step) DO UPDATE SET jpeg = :jpeg
            """)
                .param("run", runId)
                .param("step", step)
                .param("jpeg", jpeg)
                .update();
    }

    /// The picture, if its run is within reach.
    public Optional<byte[]> find(UUID runId, int step, Reach reach) {
        return jdbc.sql("""
            SELECT s.jpeg FROM run_screenshot s JOIN run r ON r.id = s.run_id
             WHERE s.run_id = :run AND s.step = :step AND (r.owner_id = :viewer OR :everyone)
            """)
                .param("run", runId)
                .param("step", step)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(byte[].class)
                .optional();
    }
}
