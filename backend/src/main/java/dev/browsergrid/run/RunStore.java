package dev.browsergrid.run;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Home;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.pool.LeaseId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Run rows: created, worked on by one server at a time, finished once.
@Repository
class RunStore {
    /// A server that has not said for this long that it lives is gone.
    static final Duration SILENCE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final RunEvents events;
    private final Home home;

    RunStore(JdbcClient jdbc, InstantSource clock, RunEvents events, Home home) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.home = home;
    }

    /// A run with its owner, as the driver needs it.
    record Work(Run run, UUID ownerId) {}

    /// A run this server works on, and whether somebody wants it stopped.
    record Pulse(UUID id, boolean cancelRequested) {}

    UUID create(UUID ownerId, @Nullable UUID chatId, UUID sessionId, String model, String instruction) {
        UUID id = Ids.next();
        jdbc.sql("""
            INSERT INTO run (id, owner_id, chat_id, session_id, model, instruction, status, created_at)
            VALUES (:id, :owner, :chat, :session, :model, :instruction, 'QUEUED', :now)
            """)
                .param("id", id)
                .param("owner", ownerId)
                .param("chat", chatId)
                .param("session", sessionId)
                .param("model", model)
                .param("instruction", instruction)
                .param("now", now())
                .update();
        return id;
    }

    Optional<Run> find(UUID id, Reach reach) {
        return jdbc.sql("SELECT * FROM run WHERE id = :id AND (owner_id = :viewer OR :everyone)")
                .param("id", id)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(RunRows::read)
                .optional();
    }

    List<Run> ofChat(UUID chatId, Reach reach) {
        return jdbc.sql("SELECT * FROM run WHERE chat_id = :chat AND (owner_id = :viewer OR :everyone) ORDER BY id")
                .param("chat", chatId)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(RunRows::read)
                .list();
    }

    /// Until the end of the transaction nobody else queues a run of the session: the order in which runs are queued is
    /// the order of their ids, and who counts them counts all.
    void takeTurn(UUID sessionId) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(:turn, 0))")
                .param("turn", "run of session " + sessionId)
                .query()
                .singleRow();
    }

    int unfinishedOfSession(UUID sessionId) {
        return jdbc.sql("SELECT count(*) FROM run WHERE session_id = :session AND finished_at IS NULL")
                .param("session", sessionId)
                .query(Integer.class)
                .single();
    }

    /// Takes the oldest run whose turn it is: within a session one run works at a time, in order.
    Optional<Work> takeNext() {
        return jdbc.sql("""
            UPDATE run SET status = 'ACQUIRING', host_id = :host, server_id = :server, heartbeat_at = :now
             WHERE id = (SELECT r.id FROM run r
                          WHERE r.status = 'QUEUED' AND r.finished_at IS NULL
                            AND NOT EXISTS (SELECT FROM run other
                                             WHERE other.session_id = r.session_id
                                               AND other.finished_at IS NULL AND other.id <> r.id
                                               AND (other.id < r.id OR other.status <> 'QUEUED'))
                          ORDER BY r.id LIMIT 1
                          FOR UPDATE SKIP LOCKED)
            RETURNING *
            """)
                .param("host", home.hostId())
                .param("server", home.serverId())
                .param("now", now())
                .query((row, number) -> new Work(RunRows.read(row, number), row.getObject("owner_id", UUID.class)))
                .optional();
    }

    /// The agent has a browser from here on: the one of this lease.
    void started(UUID id, LeaseId lease) {
        jdbc.sql("""
            UPDATE run SET status = 'RUNNING', started_at = :now, lease_id = :lease
             WHERE id = :id AND finished_at IS NULL
            """)
                .param("now", now())
                .param("lease", lease.value())
                .param("id", id)
                .update();
    }

    void count(UUID id, int steps, long inputTokens, long outputTokens) {
        jdbc.sql("""
            UPDATE run SET step_count = greatest(step_count, :steps), input_tokens = input_tokens + :input,
                           output_tokens = output_tokens + :output
             WHERE id = :id
            """)
                .param("steps", steps)
                .param("input", inputTokens)
                .param("output", outputTokens)
                .param("id", id)
                .update();
    }

    /// Ends a run with its terminal event. Answers whether this call did: a run ends once.
    @Transactional
    boolean finish(UUID id, Ending ending) {
        Optional<Long> seq = jdbc.sql("""
            UPDATE run SET status = :status, answer = :answer, success = :success, question = :question,
                           choices = :choices, failure_code = :code, failure_message = :message,
                           finished_at = :now, last_seq = last_seq + 1
             WHERE id = :id AND finished_at IS NULL
            RETURNING last_seq
            """)
                .param("status", ending.status().name())
                .param("answer", ending instanceof Ending.Completed(var answer, var _) ? answer : null)
                .param("success", ending instanceof Ending.Completed(var _, var success) ? success : null)
                .param("question", ending instanceof Ending.Asked(var question, var _) ? question : null)
                .param(
                        "choices",
                        ending instanceof Ending.Asked(var _, var choices)
                                ? choices.toArray(String[]::new)
                                : new String[0])
                .param("code", failureCode(ending))
                .param("message", failureMessage(ending))
                .param("now", now())
                .param("id", id)
                .query(Long.class)
                .optional();
        seq.ifPresent(number -> events.appendLast(id, number, ending.event()));
        return seq.isPresent();
    }

    private static @Nullable String failureCode(Ending ending) {
        return switch (ending) {
            case Ending.Failed(var code, var _) -> code;
            case Ending.TimedOut _ -> "max_seconds";
            case Ending.Completed _, Ending.Asked _, Ending.Cancelled _ -> null;
        };
    }

    private static @Nullable String failureMessage(Ending ending) {
        return switch (ending) {
            case Ending.Failed(var _, var message) -> message;
            case Ending.TimedOut(var message) -> message;
            case Ending.Completed _, Ending.Asked _, Ending.Cancelled _ -> null;
        };
    }

    /// Notes that the run should stop. Answers the run, if it is within reach.
    Optional<Run> requestCancel(UUID id, Reach reach) {
        jdbc.sql("""
            UPDATE run SET cancel_requested = true
             WHERE id = :id AND (owner_id = :viewer OR :everyone) AND finished_at IS NULL
            """)
                .param("id", id)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .update();
        return find(id, reach);
    }

    /// Says that this server lives, and asks which of its runs should stop.
    List<Pulse> pulse() {
        return jdbc.sql("""
            UPDATE run SET heartbeat_at = :now
             WHERE server_id = :server AND finished_at IS NULL
            RETURNING id, cancel_requested
            """)
                .param("now", now())
                .param("server", home.serverId())
                .query(Pulse.class)
                .list();
    }

    /// Runs whose server is gone: it used this very home before this start, or has been silent for too long.
    List<UUID> abandoned() {
        return jdbc.sql("""
            SELECT id FROM run
             WHERE finished_at IS NULL AND server_id <> :server
               AND (host_id = :host OR heartbeat_at < :limit)
            """)
                .param("server", home.serverId())
                .param("host", home.hostId())
                .param("limit", Timestamp.from(clock.instant().minus(SILENCE)))
                .query(UUID.class)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
