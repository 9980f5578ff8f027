package dev.browsergrid.run.http;

import dev.browsergrid.account.Reach;
import dev.browsergrid.run.http.StepFold.Fact;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Reads the steps of runs from their events, always within a reach.
@Repository
class Steps {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Steps(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    List<Step> ofRun(UUID run, Reach reach) {
        return StepFold.steps(run, facts(run, null, reach));
    }

    Optional<Step> find(UUID run, int step, Reach reach) {
        return StepFold.steps(run, facts(run, step, reach)).stream().findFirst();
    }

    /// The text the model was given.
    Optional<String> snapshot(UUID run, int step, Reach reach) {
        return jdbc.sql("""
            SELECT e.data ->> 'snapshot' FROM run_event e JOIN run r ON r.id = e.run_id
             WHERE e.run_id = :run AND e.type = 'step.observed' AND (e.data ->> 'step')::int = :step
               AND (r.owner_id = :viewer OR :everyone)
             ORDER BY e.seq DESC LIMIT 1
            """)
                .param("run", run)
                .param("step", step)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(String.class)
                .optional();
    }

    private List<Fact> facts(UUID run, @Nullable Integer step, Reach reach) {
        return jdbc.sql("""
            SELECT e.type, e.data - 'snapshot' AS data, e.at FROM run_event e JOIN run r ON r.id = e.run_id
             WHERE e.run_id = :run AND (r.owner_id = :viewer OR :everyone)
               AND e.type IN ('step.observed', 'step.screenshot', 'action.started', 'action.finished', 'notice',
                              'model.used')
               AND (:step::int IS NULL OR (e.data ->> 'step')::int = :step)
             ORDER BY e.seq
            """)
                .param("run", run)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .param("step", step)
                .query((row, _) -> new Fact(
                        row.getString("type"),
                        json.readTree(row.getString("data")),
                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
