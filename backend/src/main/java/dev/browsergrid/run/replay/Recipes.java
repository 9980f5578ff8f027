package dev.browsergrid.run.replay;

import dev.browsergrid.account.Reach;
import dev.browsergrid.agents.replay.recipe.Recipe;
import dev.browsergrid.agents.replay.recipe.RecipeMaker;
import dev.browsergrid.agents.replay.recipe.Recording;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.run.replay.RecordingFold.Fact;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// Makes recipes of runs. Nothing of them is stored: they follow from the events, which never change.
@Repository
public class Recipes {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    Recipes(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Row(boolean over, Optional<String> startUrl, Optional<String> answer, boolean success) {}

    /// What a run within reach did.
    ///
    /// @throws Problem `not_found`, or `run_not_over` while it works
    public Recipe ofRun(UUID run, Reach reach) {
        Row row = jdbc.sql("""
            SELECT finished_at IS NOT NULL AS over, start_url, answer, coalesce(success, false) AS success
              FROM run WHERE id = :run AND (owner_id = :viewer OR :everyone)
            """)
                .param("run", run)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query((found, _) -> new Row(
                        found.getBoolean("over"),
                        Optional.ofNullable(found.getString("start_url")),
                        Optional.ofNullable(found.getString("answer")),
                        found.getBoolean("success")))
                .optional()
                .orElseThrow(Problem::notFound);
        if (!row.over()) {
            throw new Problem(HttpStatus.CONFLICT, "run_not_over", "This run is still at work; wait for its end.");
        }
        return RecipeMaker.of(
                new Recording(row.startUrl(), RecordingFold.steps(facts(run)), row.answer(), row.success()));
    }

    private List<Fact> facts(UUID run) {
        return jdbc.sql("""
            SELECT type, data FROM run_event
             WHERE run_id = :run AND type IN ('step.observed', 'action.started', 'action.finished', 'person.acted')
             ORDER BY seq
            """)
                .param("run", run)
                .query((row, _) -> new Fact(row.getString("type"), json.readTree(row.getString("data"))))
                .list();
    }
}
