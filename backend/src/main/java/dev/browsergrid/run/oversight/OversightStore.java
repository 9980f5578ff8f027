package dev.browsergrid.run.oversight;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.run.oversight.Supervision.Scope;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What people said and what they are asked for. A question is answered once: by a person, by its time, or by the end
/// of the run.
@Repository
class OversightStore {
    private final JdbcClient jdbc;
    private final InstantSource clock;

    OversightStore(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// How a question was answered, and with which words.
    record Resolved(String resolution, @Nullable String answer) {}

    /// What somebody said or did.
    record Heard(UUID id, Kind kind, String text) {}

    enum Kind {
        SAID,
        DID
    }

    /// Where a run is, in which session, and who wants its browser.
    record Place(String status, UUID sessionId, @Nullable UUID controlWantedBy) {}

    boolean within(UUID run, Reach reach) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM run WHERE id = :run AND (owner_id = :viewer OR :everyone))")
                .param("run", run)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(Boolean.class)
                .single();
    }

    /// Whether it is not over; it does not end before this transaction does.
    boolean lockAtWork(UUID run) {
        return jdbc.sql("SELECT id FROM run WHERE id = :run AND finished_at IS NULL FOR UPDATE")
                .param("run", run)
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    /// Whether this made a difference.
    boolean requestPause(UUID run) {
        return jdbc.sql("""
            UPDATE run SET pause_requested_at = :now
             WHERE id = :run AND finished_at IS NULL AND pause_requested_at IS NULL
            """).param("run", run).param("now", now()).update() == 1;
    }

    boolean endPause(UUID run) {
        return jdbc.sql("""
            UPDATE run SET pause_requested_at = NULL
             WHERE id = :run AND finished_at IS NULL AND pause_requested_at IS NOT NULL
            """).param("run", run).update() == 1;
    }

    boolean isPaused(UUID run) {
        return jdbc.sql("SELECT pause_requested_at IS NOT NULL FROM run WHERE id = :run")
                .param("run", run)
                .query(Boolean.class)
                .single();
    }

    /// Whether the run should look up: it is to pause, or somebody said something.
    boolean wantsAttention(UUID run) {
        return jdbc.sql("""
            SELECT pause_requested_at IS NOT NULL
                OR EXISTS (SELECT FROM run_message m WHERE m.run_id = r.id AND m.read_at IS NULL)
              FROM run r WHERE r.id = :run
            """).param("run", run).query(Boolean.class).single();
    }

    Place place(UUID run) {
        return jdbc.sql("SELECT status, session_id, control_wanted_by FROM run WHERE id = :run")
                .param("run", run)
                .query(Place.class)
                .single();
    }

    void wantControl(UUID run, @Nullable UUID person) {
        jdbc.sql("UPDATE run SET control_wanted_by = :person WHERE id = :run")
                .param("run", run)
                .param("person", person)
                .update();
    }

    /// Sessions whose browser is in somebody's hands although no run works there any more.
    List<UUID> handsWithoutRun() {
        return jdbc.sql("""
            SELECT c.session_id FROM browser_control c
             WHERE NOT EXISTS (SELECT FROM run r WHERE r.session_id = c.session_id AND r.finished_at IS NULL)
            """).query(UUID.class).list();
    }

    /// The run that works in a session, if one does.
    Optional<UUID> atWorkIn(UUID session) {
        return jdbc.sql("""
            SELECT id FROM run
             WHERE session_id = :session AND finished_at IS NULL AND status IN ('RUNNING', 'PAUSED', 'REQUIRES_ACTION')
             ORDER BY id LIMIT 1
            """).param("session", session).query(UUID.class).optional();
    }

    UUID addMessage(UUID run, UUID sender, Kind kind, String text) {
        UUID id = Ids.next();
        jdbc.sql("""
            INSERT INTO run_message (id, run_id, kind, text, sent_by, sent_at)
            VALUES (:id, :run, :kind, :text, :sender, :now)
            """)
                .param("kind", kind.name())
                .param("id", id)
                .param("run", run)
                .param("text", text)
                .param("sender", sender)
                .param("now", now())
                .update();
        return id;
    }

    /// What was said and done and not read yet, in order; it is read now.
    List<Heard> readMessages(UUID run) {
        return jdbc.sql("""
            WITH read AS (UPDATE run_message SET read_at = :now WHERE run_id = :run AND read_at IS NULL
                          RETURNING id, kind, text)
            SELECT id, kind, text FROM read ORDER BY id
            """)
                .param("run", run)
                .param("now", now())
                .query(Heard.class)
                .list();
    }

    /// Puts a question, and the run into the state that says so. Answers whether it did: a run that is over asks
    /// nothing.
    boolean ask(
            UUID id,
            UUID run,
            RequiredAction.Type type,
            int step,
            String content,
            byte @Nullable [] picture,
            Instant until) {
        return jdbc.sql("""
            WITH waiting AS (UPDATE run SET status = 'REQUIRES_ACTION' WHERE id = :run AND finished_at IS NULL
                             RETURNING id)
            INSERT INTO required_action (id, run_id, type, step, content, picture, asked_at, expires_at)
            SELECT :id, id, :type, :step, :content::jsonb, :picture, :now, :until FROM waiting
            """)
                        .param("id", id)
                        .param("run", run)
                        .param("type", type.name())
                        .param("step", step)
                        .param("content", content)
                        .param("picture", picture)
                        .param("now", now())
                        .param("until", Timestamp.from(until))
                        .update()
                == 1;
    }

    boolean exists(UUID run, UUID approval, Reach reach) {
        return jdbc.sql("""
            SELECT EXISTS (SELECT FROM required_action a JOIN run r ON r.id = a.run_id
                            WHERE a.id = :approval AND r.id = :run AND a.type = 'APPROVAL'
                              AND (r.owner_id = :viewer OR :everyone))
            """)
                .param("approval", approval)
                .param("run", run)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(Boolean.class)
                .single();
    }

    boolean decide(UUID run, UUID approval, UUID viewer, boolean approved, Scope scope, String note) {
        return jdbc.sql("""
            UPDATE required_action a
               SET resolution = :resolution, scope = :scope, answer = :note, resolved_by = :viewer, resolved_at = :now
              FROM run r
             WHERE a.id = :approval AND a.run_id = :run AND a.resolved_at IS NULL AND a.expires_at > :now
               AND r.id = a.run_id AND r.finished_at IS NULL
            """)
                        .param("approval", approval)
                        .param("run", run)
                        .param("resolution", approved ? "APPROVED" : "DENIED")
                        .param("scope", scope.name())
                        .param("note", note)
                        .param("viewer", viewer)
                        .param("now", now())
                        .update()
                == 1;
    }

    /// Answers the open question of a run, if there is one.
    Optional<UUID> answer(UUID run, UUID viewer, String text) {
        return jdbc.sql("""
            UPDATE required_action a
               SET resolution = 'ANSWERED', answer = :text, resolved_by = :viewer, resolved_at = :now
              FROM run r
             WHERE a.run_id = :run AND a.type = 'INPUT' AND a.resolved_at IS NULL AND a.expires_at > :now
               AND r.id = a.run_id AND r.finished_at IS NULL
            RETURNING a.id
            """)
                .param("run", run)
                .param("text", text)
                .param("viewer", viewer)
                .param("now", now())
                .query(UUID.class)
                .optional();
    }

    /// Answers the open hand-off of a run, if there is one.
    Optional<UUID> handedBack(UUID run, UUID viewer, String words) {
        return jdbc.sql("""
            UPDATE required_action a
               SET resolution = 'ANSWERED', answer = :words, resolved_by = :viewer, resolved_at = :now
              FROM run r
             WHERE a.run_id = :run AND a.type = 'INPUT' AND a.content ->> 'kind' = 'handoff'
               AND a.resolved_at IS NULL AND a.expires_at > :now
               AND r.id = a.run_id AND r.finished_at IS NULL
            RETURNING a.id
            """)
                .param("run", run)
                .param("words", words)
                .param("viewer", viewer)
                .param("now", now())
                .query(UUID.class)
                .optional();
    }

    boolean isResolved(UUID id) {
        return jdbc.sql("SELECT resolved_at IS NOT NULL FROM required_action WHERE id = :id")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    /// How it was answered, if it was. The words are forgotten with that.
    Optional<Resolved> resolved(UUID id) {
        return jdbc.sql("""
            WITH told AS (SELECT id, resolution, answer FROM required_action
                           WHERE id = :id AND resolved_at IS NOT NULL FOR UPDATE)
            UPDATE required_action a SET answer = NULL FROM told WHERE a.id = told.id
            RETURNING told.resolution, told.answer
            """).param("id", id).query(Resolved.class).optional();
    }

    /// Closes a question nobody answered. Answers whether it did: somebody may have answered just now.
    boolean close(UUID id, String resolution) {
        return jdbc.sql("""
            UPDATE required_action SET resolution = :resolution, resolved_at = :now
             WHERE id = :id AND resolved_at IS NULL
            """)
                        .param("id", id)
                        .param("resolution", resolution)
                        .param("now", now())
                        .update()
                == 1;
    }

    /// Whether somebody allowed this kind of thing with these consequences on this site before, for this run or for its
    /// session.
    boolean allowedBefore(UUID run, String concern, String consequence, String origin) {
        return jdbc.sql("""
            SELECT EXISTS (SELECT FROM run r
                             JOIN run other ON other.session_id = r.session_id AND other.owner_id = r.owner_id
                             JOIN required_action a ON a.run_id = other.id
                            WHERE r.id = :run AND a.type = 'APPROVAL' AND a.resolution = 'APPROVED'
                              AND (a.scope = 'SITE' OR (a.scope = 'RUN' AND other.id = r.id))
                              AND a.content ->> 'concern' = :concern AND a.content ->> 'origin' = :origin
                              AND a.content ->> 'consequence' = :consequence)
            """)
                .param("run", run)
                .param("concern", concern)
                .param("consequence", consequence)
                .param("origin", origin)
                .query(Boolean.class)
                .single();
    }

    Optional<byte[]> picture(UUID run, UUID approval, Reach reach) {
        return jdbc.sql("""
            SELECT a.picture FROM required_action a JOIN run r ON r.id = a.run_id
             WHERE a.id = :approval AND r.id = :run AND a.picture IS NOT NULL
               AND (r.owner_id = :viewer OR :everyone)
            """)
                .param("approval", approval)
                .param("run", run)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(byte[].class)
                .optional();
    }

    /// Where an unfinished run is, as people see it.
    void status(UUID run, String status) {
        jdbc.sql("UPDATE run SET status = :status WHERE id = :run AND finished_at IS NULL")
                .param("run", run)
                .param("status", status)
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
