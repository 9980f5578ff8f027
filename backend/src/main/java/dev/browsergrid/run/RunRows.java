package dev.browsergrid.run;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads rows of `run`.
final class RunRows {
    private RunRows() {}

    static Run read(ResultSet row, int number) throws SQLException {
        String failureCode = row.getString("failure_code");
        return new Run(
                row.getObject("id", UUID.class),
                row.getObject("chat_id", UUID.class),
                row.getObject("session_id", UUID.class),
                RunStatus.valueOf(row.getString("status")),
                row.getString("model"),
                row.getString("instruction"),
                row.getString("answer"),
                row.getObject("success", Boolean.class),
                row.getString("question"),
                choices(row.getArray("choices")),
                failureCode == null ? null : new Run.Failure(failureCode, row.getString("failure_message")),
                row.getLong("input_tokens"),
                row.getLong("output_tokens"),
                row.getInt("step_count"),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("started_at")),
                instant(row.getTimestamp("finished_at")),
                null);
    }

    private static List<String> choices(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
