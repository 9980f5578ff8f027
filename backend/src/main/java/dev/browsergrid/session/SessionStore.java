package dev.browsergrid.session;

import dev.browsergrid.account.Reach;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.pool.LeaseId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Session rows and their histories. A row changes only by an event, by compare-and-set on its version, together with
/// the event's own row.
@Repository
class SessionStore {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    SessionStore(JdbcClient jdbc, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
    }

    UUID create(UUID ownerId, UUID poolId, @Nullable UUID profileId) {
        UUID id = Ids.next();
        jdbc.sql("""
            INSERT INTO session (id, owner_id, pool_id, profile_id, state, created_at, changed_at)
            VALUES (:id, :owner, :pool, :profile, 'QUEUED', :now, :now)
            """)
                .param("id", id)
                .param("owner", ownerId)
                .param("pool", poolId)
                .param("profile", profileId)
                .param("now", now())
                .update();
        return id;
    }

    Optional<Session> find(UUID id) {
        return jdbc.sql("SELECT * FROM session WHERE id = :id")
                .param("id", id)
                .query(SessionStore::read)
                .optional();
    }

    Optional<Session> find(UUID id, Reach reach) {
        return jdbc.sql("SELECT * FROM session WHERE id = :id AND (owner_id = :viewer OR :everyone)")
                .param("id", id)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(SessionStore::read)
                .optional();
    }

    /// The sessions that hold a lease.
    List<UUID> holding() {
        return jdbc.sql("SELECT id FROM session WHERE lease_id IS NOT NULL")
                .query(UUID.class)
                .list();
    }

    /// Applies an event. Answers whether the session moved; `false` means that the event does not fit any more.
    @Transactional
    boolean apply(UUID id, SessionEvent event) {
        Optional<Session> locked = jdbc.sql("SELECT * FROM session WHERE id = :id FOR UPDATE")
                .param("id", id)
                .query(SessionStore::read)
                .optional();
        if (locked.isEmpty()) {
            return false;
        }
        Session session = locked.get();
        SessionState next = SessionMachine.next(session.state(), event);
        if (next.equals(session.state())) {
            return false;
        }
        write(session, next);
        record(session, event, next);
        events.publishEvent(new SessionChanged(id, next));
        return true;
    }

    private void write(Session session, SessionState next) {
        jdbc.sql("""
            UPDATE session SET state = :state, lease_id = :lease, end_reason = :reason,
                               version = version + 1, changed_at = :now
             WHERE id = :id AND version = :version
            """)
                .param("state", next.stored())
                .param("lease", next.lease().map(LeaseId::value).orElse(null))
                .param("reason", next instanceof SessionState.Ended(var reason) ? reason : null)
                .param("now", now())
                .param("id", session.id())
                .param("version", session.version())
                .update();
    }

    private void record(Session session, SessionEvent event, SessionState next) {
        jdbc.sql("""
            INSERT INTO session_event (session_id, version, event, from_state, to_state, lease_id, reason, at)
            VALUES (:id, :version, :event, :from, :to, :lease, :reason, :now)
            """)
                .param("id", session.id())
                .param("version", session.version() + 1)
                .param("event", event.getClass().getSimpleName())
                .param("from", session.state().stored())
                .param("to", next.stored())
                .param("lease", event.lease().map(LeaseId::value).orElse(null))
                .param("reason", event.reason().orElse(null))
                .param("now", now())
                .update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private static Session read(ResultSet row, int number) throws SQLException {
        return new Session(
                row.getObject("id", UUID.class),
                row.getObject("owner_id", UUID.class),
                row.getObject("pool_id", UUID.class),
                Optional.ofNullable(row.getObject("profile_id", UUID.class)),
                state(row),
                row.getLong("version"),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("changed_at").toInstant());
    }

    private static SessionState state(ResultSet row) throws SQLException {
        UUID lease = row.getObject("lease_id", UUID.class);
        return switch (row.getString("state")) {
            case "QUEUED" -> new SessionState.Queued();
            case "STARTING" -> new SessionState.Starting(new LeaseId(lease));
            case "ACTIVE" -> new SessionState.Active(new LeaseId(lease));
            case "PARKING" -> new SessionState.Parking(new LeaseId(lease));
            case "PARKED" -> new SessionState.Parked();
            case "ENDED" -> new SessionState.Ended(Objects.requireNonNullElse(row.getString("end_reason"), ""));
            case String other -> throw new IllegalStateException("a session cannot be " + other);
        };
    }
}
