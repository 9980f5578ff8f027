package dev.browsergrid.run.http;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Finds what runs left. What pages downloaded is the session's; of that the run's is what began while it
/// worked.
@Repository
class Artifacts {
    private final JdbcClient jdbc;

    Artifacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// In the order in which they came to be.
    List<Artifact> of(UUID run) {
        return jdbc.sql("""
            SELECT * FROM (
                SELECT 'download' AS type, d.name, f.media_type, d.size, NULL::int AS step,
                       '/api/v1/sessions/' || d.session_id || '/downloads/' || d.id AS url, NULL AS field,
                       coalesce(d.finished_at, d.started_at) AS created_at
                  FROM run r
                  JOIN session_download d ON d.session_id = r.session_id AND d.started_at >= r.started_at
                                         AND d.started_at <= coalesce(r.finished_at, 'infinity')
                  JOIN file f ON f.id = d.file_id
                 WHERE r.id = :run AND d.state = 'COMPLETE'
                UNION ALL
                SELECT 'screenshot', 'step-' || s.step || '.jpg', 'image/jpeg', octet_length(s.jpeg), s.step,
                       '/api/v1/runs/' || s.run_id || '/steps/' || s.step || '/screenshot', NULL,
                       coalesce(e.at, r.created_at)
                  FROM run r
                  JOIN run_screenshot s ON s.run_id = r.id
                  LEFT JOIN LATERAL (SELECT min(e.at) AS at FROM run_event e
                                      WHERE e.run_id = s.run_id AND e.type = 'step.screenshot'
                                        AND (e.data ->> 'step')::int = s.step) AS e ON true
                 WHERE r.id = :run
                UNION ALL
                SELECT 'restore', 'restore.json', 'application/json', octet_length((e.data -> 'report')::text), NULL,
                       '/api/v1/runs/' || e.run_id, 'restore', e.at
                  FROM run_event e
                 WHERE e.run_id = :run AND e.type = 'session.restored'
                UNION ALL
                SELECT 'output', 'output.json', 'application/json', octet_length(r.output::text), NULL,
                       '/api/v1/runs/' || r.id, 'output', r.finished_at
                  FROM run r
                 WHERE r.id = :run AND r.output IS NOT NULL AND r.finished_at IS NOT NULL) AS left_behind
             ORDER BY created_at, type, name
            """).param("run", run).query((row, _) -> read(row)).list();
    }

    private static Artifact read(ResultSet row) throws SQLException {
        return new Artifact(
                row.getString("type"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getObject("step", Integer.class),
                row.getString("url"),
                row.getString("field"),
                row.getTimestamp("created_at").toInstant());
    }
}
