package dev.browsergrid.run;

import dev.browsergrid.account.Reach;
import dev.browsergrid.agents.AgentEvent;
import dev.browsergrid.platform.Home;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.pool.LeaseId;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// Run rows: created, worked on by one server at a time, finished once.
@Repository
class RunStore {
    /// A server that has not said for this long that it lives is gone.
    static final Duration SILENCE = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final RunEvents events;
    private final RunSecrets secrets;
    private final Home home;
    private final JsonMapper json;

    RunStore(JdbcClient jdbc, InstantSource clock, RunEvents events, RunSecrets secrets, Home home, JsonMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.secrets = secrets;
        this.home = home;
        this.json = json;
    }

    /// A run with its owner, how the owner wants tasks to be done, and the schema of its output, as the driver needs
    /// it.
    record Work(Run run, UUID ownerId, Optional<String> manner, Optional<String> outputSchema) {}

    /// A run this server works on, whether somebody wants it stopped, and whether somebody gave its browser back.
    record Pulse(UUID id, boolean cancelRequested, boolean browserLeft) {}

    UUID create(Runs.Request request, RunLimits limits) {
        UUID id = Ids.next();
        Map<String, String> metadata = request.terms().metadata();
        jdbc.sql("""
            INSERT INTO run (id, owner_id, chat_id, session_id, model, instruction, max_steps, max_seconds, max_tokens,
                             max_cost_micros, start_url, manner, output_schema, metadata, approval_policy, on_question,
                             vision, persistent, status, created_at)
            VALUES (:id, :owner, :chat, :session, :model, :instruction, :steps, :seconds, :tokens,
                    :micros, :start, :manner, :schema, :metadata::jsonb, :approvals, :onQuestion,
                    :vision, :persistent, 'QUEUED', :now)
            """)
                .param("id", id)
                .param("owner", request.ownerId())
                .param("chat", request.chatId().orElse(null))
                .param("session", request.sessionId())
                .param("model", request.model())
                .param("instruction", request.instruction())
                .param("steps", limits.maxSteps())
                .param("seconds", limits.maxSeconds())
                .param("tokens", limits.maxTokens())
                .param("micros", limits.maxCostMicros().orElse(null))
                .param("start", request.terms().startUrl().orElse(null))
                .param("manner", request.terms().manner().orElse(null))
                .param("schema", request.terms().outputSchema().orElse(null))
                .param("metadata", json.writeValueAsString(metadata))
                .param("approvals", request.terms().approvals().name())
                .param("onQuestion", request.terms().onQuestion().name())
                .param("vision", request.terms().vision().name())
                .param("persistent", request.terms().persistent())
                .param("now", now())
                .update();
        return id;
    }

    Optional<Run> find(UUID id, Reach reach) {
        return jdbc.sql(RunRows.SELECT + "WHERE id = :id AND (owner_id = :viewer OR :everyone)")
                .param("id", id)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(RunRows::read)
                .optional();
    }

    List<Run> ofChat(UUID chatId, Reach reach) {
        return jdbc.sql(RunRows.SELECT + "WHERE chat_id = :chat AND (owner_id = :viewer OR :everyone) ORDER BY id")
                .param("chat", chatId)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(RunRows::read)
                .list();
    }

    /// The newest first; ids are in order of creation.
    List<Run> list(RunFilter filter) {
        return jdbc.sql(RunRows.SELECT + """
            WHERE (owner_id = :viewer OR :everyone)
              AND (cardinality(:statuses::text[]) = 0 OR status = ANY (:statuses::text[]))
              AND (:chat::uuid IS NULL OR chat_id = :chat)
              AND (:session::uuid IS NULL OR session_id = :session)
              AND (:before::uuid IS NULL OR id < :before)
            ORDER BY id DESC LIMIT :limit
            """)
                .param("viewer", filter.reach().viewer())
                .param("everyone", filter.reach().everyone())
                .param(
                        "statuses",
                        filter.statuses().stream().map(RunStatus::name).toArray(String[]::new))
                .param("chat", filter.chat().orElse(null))
                .param("session", filter.session().orElse(null))
                .param("before", filter.before().orElse(null))
                .param("limit", filter.limit())
                .query(RunRows::read)
                .list();
    }

    /// Until the end of the transaction nobody else queues a run of the session: the order in which
    /// runs are queued is the order of their ids, and who counts them counts all.
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

    int unfinishedOf(UUID owner) {
        return jdbc.sql("SELECT count(*) FROM run WHERE owner_id = :owner AND finished_at IS NULL")
                .param("owner", owner)
                .query(Integer.class)
                .single();
    }

    /// Takes the oldest run whose turn it is: within a session one run works at a time, in order. A browser that its
    /// user has in use is worked in by the server beside it.
    Optional<Work> takeNext() {
        return jdbc.sql("""
            UPDATE run SET status = 'ACQUIRING', host_id = :host, server_id = :server, heartbeat_at = :now
             WHERE id = (SELECT r.id FROM run r
                          WHERE r.status = 'QUEUED' AND r.finished_at IS NULL
                            AND NOT EXISTS (SELECT FROM run other
                                             WHERE other.session_id = r.session_id
                                               AND other.finished_at IS NULL AND other.id <> r.id
                                               AND (other.id < r.id OR other.status <> 'QUEUED'))
                            AND NOT EXISTS (SELECT FROM session s JOIN lease l ON l.id = s.lease_id
                                             WHERE s.id = r.session_id AND s.wanted AND l.server_id <> :server)
                          ORDER BY r.id LIMIT 1
                          FOR UPDATE SKIP LOCKED)
            RETURNING *, NULL::jsonb AS restore, NULL::jsonb AS required_action, NULL::jsonb AS control
            """)
                .param("host", home.hostId())
                .param("server", home.serverId())
                .param("now", now())
                .query((row, number) -> new Work(
                        RunRows.read(row, number),
                        row.getObject("owner_id", UUID.class),
                        Optional.ofNullable(row.getString("manner")),
                        Optional.ofNullable(row.getString("output_schema"))))
                .optional();
    }

    /// Its browser is brought back from here on. Answers whether that is news.
    boolean restoring(UUID id) {
        int changed = jdbc.sql("""
            UPDATE run SET status = 'RESTORING' WHERE id = :id AND finished_at IS NULL AND status = 'ACQUIRING'
            """).param("id", id).update();
        return changed == 1;
    }

    /// The agent has a browser from here on: the one of this lease.
    void started(UUID id, LeaseId lease) {
        jdbc.sql("""
            UPDATE run SET status = 'RUNNING', started_at = :now, lease_id = :lease,
                           shares_browser = (SELECT wanted FROM session s WHERE s.id = session_id)
             WHERE id = :id AND finished_at IS NULL
            """)
                .param("now", now())
                .param("lease", lease.value())
                .param("id", id)
                .update();
    }

    /// Adds what a model call used; once the cost of one is not known, that of the run is not.
    void count(UUID id, AgentEvent.ModelUsed used) {
        jdbc.sql("""
            UPDATE run SET step_count = greatest(step_count, :steps), input_tokens = input_tokens + :input,
                           output_tokens = output_tokens + :output,
                           model_cost_micros = model_cost_micros + :cost::bigint
             WHERE id = :id
            """)
                .param("steps", used.step())
                .param("input", used.inputTokens())
                .param("output", used.outputTokens())
                .param("cost", used.costMicros().orElse(null))
                .param("id", id)
                .update();
    }

    /// Ends a run with its terminal event. Answers whether this call did: a run ends once.
    @Transactional
    boolean finish(UUID id, Ending ending) {
        Optional<Long> seq = jdbc.sql("""
            UPDATE run SET status = :status, answer = :answer, success = :success, output = :output::jsonb,
                           question = :question,
                           choices = :choices, failure_code = :code, failure_message = :message,
                           finished_at = :now, last_seq = last_seq + 1
             WHERE id = :id AND finished_at IS NULL
            RETURNING last_seq
            """)
                .param("status", ending.status().name())
                .param("answer", ending instanceof Ending.Completed done ? done.answer() : null)
                .param("success", ending instanceof Ending.Completed done ? done.success() : null)
                .param("output", ending instanceof Ending.Completed done ? output(done) : null)
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
        seq.ifPresent(number -> {
            events.appendLast(id, number, ending.event());
            withdrawQuestions(id);
            secrets.erase(id);
        });
        return seq.isPresent();
    }

    private void withdrawQuestions(UUID id) {
        jdbc.sql("""
            UPDATE required_action SET resolution = 'WITHDRAWN', resolved_at = :now
             WHERE run_id = :id AND resolved_at IS NULL
            """).param("now", now()).param("id", id).update();
    }

    /// PostgreSQL's jsonb cannot hold the character zero.
    private static @Nullable String output(Ending.Completed done) {
        return done.output().map(json -> json.replace("\\u0000", "")).orElse(null);
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
            RETURNING id, cancel_requested,
                      status IN ('RUNNING', 'PAUSED', 'REQUIRES_ACTION') AND EXISTS (SELECT FROM session s
                                                      WHERE s.id = session_id AND s.state IN ('PARKING', 'ENDED'))
                          AS browser_left
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

    /// Sessions that were made for a run which is over and never got a browser, and that have
    /// nothing to come back to.
    List<UUID> sessionsOfNoUse() {
        return jdbc.sql("""
            SELECT s.id FROM session s
             WHERE s.state = 'PARKED' AND NOT s.wanted AND s.chat_id IS NULL AND s.profile_id IS NULL
               AND NOT EXISTS (SELECT FROM run r WHERE r.session_id = s.id AND r.finished_at IS NULL)
            """).query(UUID.class).list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
