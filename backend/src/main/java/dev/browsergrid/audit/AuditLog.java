package dev.browsergrid.audit;

import dev.browsergrid.account.Credential;
import dev.browsergrid.account.Person;
import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of the log: added and read, never changed, and removed only for their age.
@Repository
class AuditLog {
    private static final int LONGEST_USER_AGENT = 500;
    private static final int MOST_REMOVED = 10_000;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Changes changes;

    AuditLog(JdbcClient jdbc, InstantSource clock, Changes changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.changes = changes;
    }

    /// An entry to be. `ownerId` is whose log it is in.
    record Draft(
            @Nullable UUID ownerId,
            Optional<Viewer> actor,
            String action,
            Optional<Target> target,
            String outcome,
            String ip,
            String userAgent,
            boolean foreign) {}

    void add(Draft draft) {
        UUID id = Ids.next();
        Optional<Credential> credential = draft.actor().map(Viewer::credential);
        jdbc.sql("""
            INSERT INTO audit_entry (id, at, owner_id, actor_id, actor_email, credential, credential_id, action,
                                     target_type, target_id, outcome, ip, user_agent, is_foreign)
            VALUES (:id, :now, :owner, :actor, :email, :credential, :credentialId, :action,
                    :targetType, :targetId, :outcome, :ip, :agent, :foreign)
            """)
                .param("id", id)
                .param("now", Timestamp.from(clock.instant()))
                .param("owner", draft.ownerId(), Types.OTHER)
                .param("actor", draft.actor().map(Viewer::id).orElse(null), Types.OTHER)
                .param("email", draft.actor().map(Viewer::email).orElse(null), Types.VARCHAR)
                .param("credential", credential.map(AuditInterceptor::word).orElse("none"))
                .param("credentialId", credential.map(Credential::id).orElse(null), Types.OTHER)
                .param("action", draft.action())
                .param("targetType", draft.target().map(Target::type).orElse(null), Types.VARCHAR)
                .param("targetId", draft.target().map(Target::id).orElse(null), Types.VARCHAR)
                .param("outcome", draft.outcome())
                .param("ip", draft.ip())
                .param("agent", clean(draft.userAgent()))
                .param("foreign", draft.foreign())
                .update();
        changes.publish(Topic.AUDIT, id, draft.ownerId());
    }

    /// Removes the oldest of the entries from before `limit`, a bounded number. Answers how many.
    int removeBefore(Instant limit) {
        return jdbc.sql("""
            DELETE FROM audit_entry
             WHERE id IN (SELECT id FROM audit_entry WHERE at < :limit ORDER BY id LIMIT :most)
            """)
                .param("limit", Timestamp.from(limit))
                .param("most", MOST_REMOVED)
                .update();
    }

    /// The entries within reach that pass the filter, the newest first, before the cursor.
    List<AuditEntry> list(Reach reach, AuditFilter filter, Optional<UUID> cursor, int limit) {
        return jdbc.sql("""
            SELECT * FROM audit_entry
             WHERE (owner_id = :viewer OR :everyone)
               AND (:actor::text IS NULL OR actor_id::text = :actor OR lower(actor_email) = lower(:actor))
               AND (:action::text IS NULL OR action = :action)
               AND (:target::text IS NULL OR target_id = :target OR target_type = :target)
               AND (:from::timestamptz IS NULL OR at >= :from)
               AND (:to::timestamptz IS NULL OR at < :to)
               AND id < :cursor
             ORDER BY id DESC LIMIT :limit
            """)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .param("actor", filter.actor(), Types.VARCHAR)
                .param("action", filter.action(), Types.VARCHAR)
                .param("target", filter.target(), Types.VARCHAR)
                .param("from", filter.from() == null ? null : Timestamp.from(filter.from()), Types.TIMESTAMP)
                .param("to", filter.to() == null ? null : Timestamp.from(filter.to()), Types.TIMESTAMP)
                .param("cursor", cursor.orElse(new UUID(-1L, -1L)))
                .param("limit", limit)
                .query(AuditLog::read)
                .list();
    }

    /// A client may send anything; PostgreSQL takes no NUL and the log no novels.
    private static String clean(String userAgent) {
        String text = userAgent.replaceAll("\\p{Cntrl}", " ");
        return text.length() <= LONGEST_USER_AGENT ? text : text.substring(0, LONGEST_USER_AGENT);
    }

    private static AuditEntry read(ResultSet row, int number) throws SQLException {
        UUID actorId = row.getObject("actor_id", UUID.class);
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                actorId == null ? null : new Person(actorId, row.getString("actor_email")),
                row.getString("credential"),
                row.getString("action"),
                row.getString("target_type"),
                row.getString("target_id"),
                row.getString("outcome"),
                row.getString("ip"),
                row.getString("user_agent"),
                row.getBoolean("is_foreign"));
    }
}
