package dev.browsergrid.session;

import dev.browsergrid.account.Reach;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.StoredTemplates;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.session.state.SessionEvent;
import dev.browsergrid.session.state.SessionMachine;
import dev.browsergrid.session.state.SessionState;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Session rows and their histories. A row's state changes only by an event, by compare-and-set on its version,
/// together with the event's own row.
@Repository
class SessionStore {
    // a server that works on it asks every second
    private static final Duration FORGOTTEN = Duration.ofSeconds(10);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final Changes changes;
    private final StoredTemplates templates;
    private final SessionRows rows;

    SessionStore(
            JdbcClient jdbc,
            InstantSource clock,
            ApplicationEventPublisher events,
            Changes changes,
            StoredTemplates templates) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.changes = changes;
        this.templates = templates;
        this.rows = new SessionRows(templates);
    }

    @Transactional
    Session create(SessionDraft draft) {
        Session created = jdbc.sql("""
            INSERT INTO session (id, owner_id, pool_id, profile_id, read_only, chat_id, name, template, egress, timeout_minutes,
                                 wanted, state, created_at, changed_at)
            VALUES (:id, :owner, :pool, :profile, :readOnly, :chat, :name, :template::jsonb, :egress::jsonb, :timeout,
                    :wanted, CASE WHEN :wanted THEN 'QUEUED' ELSE 'PARKED' END, :now, :now)
            RETURNING *, least(timeout_minutes, (SELECT p.timeout_minutes FROM pool p WHERE p.id = pool_id)) AS minutes
            """)
                .param("id", draft.id())
                .param("owner", draft.ownerId())
                .param("pool", draft.poolId())
                .param("profile", draft.profileId().orElse(null))
                .param("readOnly", draft.readOnly())
                .param("chat", draft.chatId().orElse(null))
                .param("name", draft.name())
                .param("template", templates.write(draft.template()))
                .param("egress", draft.egress().toStored())
                .param(
                        "timeout",
                        draft.timeoutMinutes().isPresent()
                                ? draft.timeoutMinutes().getAsInt()
                                : null)
                .param("wanted", draft.wanted())
                .param("now", now())
                .query(rows::read)
                .single();
        changes.publish(Topic.SESSIONS, draft.id(), draft.ownerId());
        return created;
    }

    Optional<Session> find(UUID id) {
        return jdbc.sql(SessionRows.SELECT + "WHERE s.id = :id")
                .param("id", id)
                .query(rows::read)
                .optional();
    }

    Optional<Session> find(UUID id, Reach reach) {
        return jdbc.sql(SessionRows.SELECT + """
             WHERE s.id = :id AND NOT s.deleted AND (s.owner_id = :viewer OR :everyone)
            """)
                .param("id", id)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(rows::read)
                .optional();
    }

    /// The session that uses the node.
    Optional<Session> onNode(NodeId node) {
        return jdbc.sql(SessionRows.SELECT + """
              JOIN lease l ON l.id = s.lease_id
             WHERE l.node_id = :node AND l.ended_at IS NULL
            """)
                .param("node", node.value())
                .query(rows::read)
                .optional();
    }

    /// The sessions there may be something to do for: those that hold a lease, and those that want a browser.
    List<UUID> unsettled() {
        return jdbc.sql("SELECT id FROM session WHERE lease_id IS NOT NULL OR (wanted AND state <> 'ENDED')")
                .query(UUID.class)
                .list();
    }

    /// Whether another session holds a browser that saves to this profile.
    boolean isProfileHeld(UUID profileId, UUID exceptSession) {
        return jdbc.sql("""
            SELECT EXISTS (SELECT FROM session
                            WHERE profile_id = :profile AND id <> :except AND lease_id IS NOT NULL
                              AND NOT read_only)
            """)
                .param("profile", profileId)
                .param("except", exceptSession)
                .query(Boolean.class)
                .single();
    }

    /// Whether some server has asked for a browser for it just now.
    boolean isAskedFor(UUID id) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM waiting_claim WHERE session_id = :id AND last_asked_at > :limit)")
                .param("id", id)
                .param("limit", Timestamp.from(clock.instant().minus(FORGOTTEN)))
                .query(Boolean.class)
                .single();
    }

    /// Says whether the session shall have a browser.
    void want(UUID id, boolean wanted) {
        jdbc.sql("UPDATE session SET wanted = :wanted WHERE id = :id AND wanted <> :wanted")
                .param("wanted", wanted)
                .param("id", id)
                .update();
    }

    /// Says until when the session's browser shall run on when nobody uses it; in the past: no longer.
    @Transactional
    void keep(UUID id, Instant until) {
        jdbc.sql("UPDATE session SET kept_until = :until WHERE id = :id")
                .param("until", Timestamp.from(until))
                .param("id", id)
                .update();
        if (!until.isAfter(clock.instant())) {
            find(id).ifPresent(this::tell);
        }
    }

    /// From now on its browser is used as if it had just been given it.
    void useAnew(UUID id) {
        jdbc.sql("UPDATE session SET leased_at = :now WHERE id = :id")
                .param("now", now())
                .param("id", id)
                .update();
    }

    /// Has everybody look at the session who waits for it, when the caller's transaction ends.
    void tell(Session session) {
        changes.publish(Topic.SESSIONS, session.id(), session.ownerId());
        events.publishEvent(new SessionChanged(session.id(), session.ownerId(), session.chatId(), session.state()));
    }

    @Transactional
    void rename(UUID id, String name) {
        jdbc.sql("UPDATE session SET name = :name WHERE id = :id")
                .param("name", name)
                .param("id", id)
                .update();
        find(id).ifPresent(session -> changes.publish(Topic.SESSIONS, id, session.ownerId()));
    }

    /// Shows an ended session to nobody any more.
    @Transactional
    void hide(UUID id) {
        jdbc.sql("UPDATE session SET deleted = true, wanted = false WHERE id = :id")
                .param("id", id)
                .update();
        find(id).ifPresent(session -> changes.publish(Topic.SESSIONS, id, session.ownerId()));
    }

    /// Keeps what a waiting session was told about its place in line.
    @Transactional
    void placed(Session session, int position, Optional<Long> seconds) {
        int changed = jdbc.sql("""
            UPDATE session SET queue_position = :position, queue_seconds = :seconds
             WHERE id = :id AND state = 'QUEUED'
               AND (queue_position, queue_seconds) IS DISTINCT FROM (:position::int, :seconds::int)
            """)
                .param("position", position)
                .param("seconds", seconds.orElse(null))
                .param("id", session.id())
                .update();
        if (changed == 1) {
            changes.publish(Topic.SESSIONS, session.id(), session.ownerId());
        }
    }

    /// Has everybody else who would change the session wait for the end of the caller's transaction. Whoever also
    /// changes its lease or node locks the session first.
    Optional<Session> lock(UUID id) {
        return jdbc.sql(SessionRows.SELECT + "WHERE s.id = :id FOR NO KEY UPDATE OF s")
                .param("id", id)
                .query(rows::read)
                .optional();
    }

    /// Applies an event. Answers whether the session moved; `false` means that the event does not fit any more.
    @Transactional
    boolean apply(UUID id, SessionEvent event) {
        return move(id, event).isPresent();
    }

    /// Applies an event. Answers the session as it was before; nothing when the event does not fit any more.
    @Transactional
    Optional<Session> move(UUID id, SessionEvent event) {
        Optional<Session> locked = lock(id);
        if (locked.isEmpty()) {
            return Optional.empty();
        }
        return advance(locked.get(), event).map(_ -> locked.get());
    }

    /// Applies an event to a session as it was read. Answers it as it is then; nothing when the event does not fit, or
    /// the session moved since it was read.
    @Transactional
    Optional<Session> advance(Session session, SessionEvent event) {
        SessionState next = SessionMachine.next(session.state(), event);
        if (next.equals(session.state()) || !write(session, event, next)) {
            return Optional.empty();
        }
        changes.publish(Topic.SESSIONS, session.id(), session.ownerId());
        events.publishEvent(new SessionChanged(session.id(), session.ownerId(), session.chatId(), next));
        return Optional.of(session.movedTo(next, clock.instant()));
    }

    /// Moves the row and writes its event in one step: a claim moves its session twice.
    private boolean write(Session session, SessionEvent event, SessionState next) {
        int written = jdbc.sql("""
            WITH moved AS (
                UPDATE session
                   SET state = :to, lease_id = :holds, version = version + 1, changed_at = :now,
                       reason = CASE WHEN :keeps THEN reason ELSE :reason END,
                       wanted = wanted AND :to <> 'ENDED',
                       leased_at = CASE WHEN :to = 'STARTING' OR state = 'HELD' AND :to = 'ACTIVE' THEN :now
                                        ELSE leased_at END,
                       started_at = CASE WHEN :to = 'STARTING' THEN NULL WHEN state = 'STARTING' THEN :now
                                         ELSE started_at END,
                       queue_position = NULL, queue_seconds = NULL
                 WHERE id = :id AND version = :version
                RETURNING id, version)
            INSERT INTO session_event (session_id, version, event, from_state, to_state, lease_id, reason, at)
            SELECT id, version, :event, :from, :to, CAST(:lease AS uuid), :reason, CAST(:now AS timestamptz) FROM moved
            """)
                .param("to", next.stored())
                .param("holds", next.lease().map(LeaseId::value).orElse(null))
                // why it was parked is why parking was asked for
                .param("keeps", event instanceof SessionEvent.Captured)
                .param("reason", event.reason().orElse(null))
                .param("now", now())
                .param("id", session.id())
                .param("version", session.version())
                .param("event", event.stored())
                .param("from", session.state().stored())
                .param("lease", event.lease().map(LeaseId::value).orElse(null))
                .update();
        return written == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
