package dev.browsergrid.run;

import dev.browsergrid.run.oversight.RequiredActions;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Reads rows of `run`.
final class RunRows {
    /// All that is shown of a run; `r` is its row.
    static final String COLUMNS = """
        r.*, (SELECT e.data -> 'report' FROM run_event e
               WHERE e.run_id = r.id AND e.type = 'session.restored' ORDER BY e.seq LIMIT 1) AS restore,
             (SELECT jsonb_build_object('id', a.id, 'type', a.type, 'step', a.step, 'content', a.content,
                                        'asked_at', a.asked_at, 'expires_at', a.expires_at)
                FROM required_action a
               WHERE a.run_id = r.id AND a.resolved_at IS NULL) AS required_action,
             (SELECT jsonb_build_object('holder', c.holder_id, 'since', c.since) FROM browser_control c
               WHERE c.session_id = r.session_id AND r.finished_at IS NULL AND r.started_at IS NOT NULL) AS control
        """;

    static final String SELECT = "SELECT " + COLUMNS + " FROM run r ";

    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> REPORT = new TypeReference<>() {};

    private RunRows() {}

    static Run read(ResultSet row, int number) throws SQLException {
        String failureCode = row.getString("failure_code");
        String restore = row.getString("restore");
        String output = row.getString("output");
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("chat_id", UUID.class),
                row.getObject("session_id", UUID.class),
                RunStatus.valueOf(row.getString("status")),
                row.getString("model"),
                row.getString("instruction"),
                row.getString("start_url"),
                row.getString("approval_policy").toLowerCase(Locale.ROOT),
                row.getString("on_question").toLowerCase(Locale.ROOT),
                row.getString("vision").toLowerCase(Locale.ROOT),
                row.getBoolean("persistent"),
                List.of(),
                limits(row),
                JSON.readValue(row.getString("metadata"), WORDS),
                row.getString("answer"),
                row.getObject("success", Boolean.class),
                output == null ? null : JSON.readValue(output, Object.class),
                row.getString("question"),
                choices(row.getArray("choices")),
                row.getTimestamp("pause_requested_at") != null,
                RequiredActions.read(row.getString("required_action")),
                RequiredActions.readControl(row.getString("control")),
                failureCode == null ? null : new Run.Failure(failureCode, row.getString("failure_message")),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getInt("step_count"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")),
                restore == null ? null : JSON.readValue(restore, REPORT),
                null);
    }

    private static @Nullable RunLimits limits(ResultSet row) throws SQLException {
        int steps = row.getInt("max_steps");
        if (row.wasNull()) {
            return null;
        }
        Long micros = row.getObject("max_cost_micros", Long.class);
        return new RunLimits(steps, row.getInt("max_seconds"), row.getLong("max_tokens"), RunLimits.dollars(micros));
    }

    private static List<String> choices(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
