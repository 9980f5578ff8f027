package dev.browsergrid.run;

import dev.browsergrid.platform.Signals;
import dev.browsergrid.run.oversight.RunLog;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The event log of each run: appended in order, never changed, read from any point.
@Repository
class RunEvents implements RunLog {
    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final JsonMapper json;
    private final Signals<UUID> signals = new Signals<>();

    RunEvents(JdbcClient jdbc, InstantSource clock, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /// Appends an event unless the run is finished. Answers its number.
    @Transactional
    Optional<Long> append(UUID runId, RunEvent.Draft draft) {
        Optional<Long> seq = jdbc.sql("""
            UPDATE run SET last_seq = last_seq + 1
             WHERE id = :run AND finished_at IS NULL
            RETURNING last_seq
            """).param("run", runId).query(Long.class).optional();
        seq.ifPresent(number -> insert(runId, number, draft));
        return seq;
    }

    /// Appends the last event, as part of the caller's finishing transaction.
    void appendLast(UUID runId, long seq, RunEvent.Draft draft) {
        insert(runId, seq, draft);
    }

    private void insert(UUID runId, long seq, RunEvent.Draft draft) {
        jdbc.sql("""
            INSERT INTO run_event (run_id, seq, type, data, at)
            VALUES (:run, :seq, :type, :data::jsonb, :now)
            """)
                .param("run", runId)
                .param("seq", seq)
                .param("type", draft.type())
                // PostgreSQL's jsonb cannot hold the character zero, which pages can contain
                .param("data", json.writeValueAsString(draft.data()).replace("\\u0000", ""))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                signals.raise(runId);
            }
        });
    }

    /// Events after `seq`, the oldest first, at most `limit`.
    List<RunEvent> after(UUID runId, long seq, int limit) {
        return jdbc.sql("""
            SELECT * FROM run_event WHERE run_id = :run AND seq > :seq ORDER BY seq LIMIT :limit
            """)
                .param("run", runId)
                .param("seq", seq)
                .param("limit", limit)
                .query(this::read)
                .list();
    }

    @Override
    @Transactional
    public void tell(UUID run, String type, Map<String, Object> data) {
        append(run, new RunEvent.Draft(type, data));
    }

    @Override
    public void wake(UUID run) {
        signals.raise(run);
    }

    /// Listens for new events of a run.
    @Override
    public Signals<UUID>.Waiter listen(UUID runId) {
        return signals.listen(runId);
    }

    private RunEvent read(ResultSet row, int number) throws SQLException {
        return new RunEvent(
                row.getLong("seq"),
                row.getObject("run_id", UUID.class),
                row.getTimestamp("at").toInstant(),
                row.getString("type"),
                json.readValue(row.getString("data"), DATA));
    }
}
