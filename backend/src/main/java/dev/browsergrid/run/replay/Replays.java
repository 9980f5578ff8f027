package dev.browsergrid.run.replay;

import dev.browsergrid.account.Reach;
import dev.browsergrid.agents.replay.Divergence;
import dev.browsergrid.agents.replay.Replay;
import dev.browsergrid.agents.replay.recipe.Sight;
import dev.browsergrid.run.oversight.RunLog;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Which runs repeat which, with what other texts, and where they stopped being the same.
@Repository
public class Replays {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};
    private static final String DIVERGED = "replay.diverged";

    private final JdbcClient jdbc;
    private final Recipes recipes;
    private final RunLog log;
    private final InstantSource clock;
    private final JsonMapper json;

    Replays(JdbcClient jdbc, Recipes recipes, RunLog log, InstantSource clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.recipes = recipes;
        this.log = log;
        this.clock = clock;
        this.json = json;
    }

    private record Row(UUID source, UUID owner, Map<String, String> texts) {}

    /// Writes down, for a run that is being made, which run it repeats, and which texts it writes instead.
    public void keep(UUID run, UUID source, Map<String, String> texts) {
        jdbc.sql("INSERT INTO run_replay (run_id, source_id, texts) VALUES (:run, :source, :texts::jsonb)")
                .param("run", run)
                .param("source", source)
                .param("texts", json.writeValueAsString(texts))
                .update();
    }

    /// What is to be done in a run that repeats another; empty when that one is gone.
    public Optional<Replay> of(UUID run) {
        return jdbc.sql("""
            SELECT p.source_id, p.texts, s.owner_id FROM run_replay p JOIN run s ON s.id = p.source_id
             WHERE p.run_id = :run
            """)
                .param("run", run)
                .query((row, _) -> new Row(
                        row.getObject("source_id", UUID.class),
                        row.getObject("owner_id", UUID.class),
                        json.readValue(row.getString("texts"), TEXTS)))
                .optional()
                .map(row -> new Replay(recipes.ofRun(row.source(), Reach.own(row.owner())), row.texts(), clock));
    }

    /// Tells where a run stopped being the one it repeats.
    public void diverged(UUID run, Divergence found) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("step", found.step());
        told.put("reason", found.reason().code());
        told.put("action", found.action());
        told.put("why", found.why());
        told.put("then", told(found.then()));
        told.put("now", told(found.now()));
        log.tell(run, DIVERGED, told);
    }

    private static Map<String, Object> told(Sight sight) {
        return Map.of("step", sight.step(), "url", sight.url(), "title", sight.title(), "snapshot", sight.snapshot());
    }

    /// Where a run stopped being the one it repeats; empty when it did not, or repeats none.
    public Optional<RunDivergence> divergence(UUID run, Reach reach) {
        return jdbc.sql("""
            SELECT p.source_id, e.data FROM run_replay p
              JOIN run r ON r.id = p.run_id
              JOIN run_event e ON e.run_id = p.run_id AND e.type = :diverged
             WHERE p.run_id = :run AND (r.owner_id = :viewer OR :everyone)
             ORDER BY e.seq LIMIT 1
            """)
                .param("diverged", DIVERGED)
                .param("run", run)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query((row, _) ->
                        divergence(run, row.getObject("source_id", UUID.class), json.readTree(row.getString("data"))))
                .optional();
    }

    private static RunDivergence divergence(UUID run, UUID source, JsonNode data) {
        return new RunDivergence(
                data.path("reason").asString(""),
                data.path("action").asString(""),
                data.path("why").asString(""),
                seen(source, data.path("then")),
                seen(run, data.path("now")));
    }

    private static RunDivergence.Seen seen(UUID run, JsonNode data) {
        return new RunDivergence.Seen(
                run,
                data.path("step").asInt(0),
                data.path("url").asString(""),
                data.path("title").asString(""),
                data.path("snapshot").asString(""));
    }
}
