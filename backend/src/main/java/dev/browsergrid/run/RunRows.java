package dev.browsergrid.run;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
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
               WHERE e.run_id = r.id AND e.type = 'session.restored' ORDER BY e.seq LIMIT 1) AS restore
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
                limits(row),
                JSON.readValue(row.getString("metadata"), WORDS),
                row.getString("answer"),
                row.getObject("success", Boolean.class),
                output == null ? null : JSON.readValue(output, Object.class),
                row.getString("question"),
                choices(row.getArray("choices")),
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
        return row.wasNull() ? null : new RunLimits(steps, row.getInt("max_seconds"), row.getLong("max_tokens"));
    }

    private static List<String> choices(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
