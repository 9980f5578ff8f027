package dev.browsergrid.session;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Whose hands are on which session's browser: one person's at a time. A hold ends when its holder was not seen for a
/// while.
@Repository
public class Controls {
    /// A holder who was not seen for this long has gone.
    static final Duration ABSENCE = Duration.ofSeconds(60);

    private final JdbcClient jdbc;
    private final InstantSource clock;

    Controls(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Answers whether this person holds it now; somebody else may.
    public boolean take(UUID session, UUID person) {
        return jdbc.sql("""
            INSERT INTO browser_control (session_id, holder_id, since, seen_at) VALUES (:session, :person, :now, :now)
            ON CONFLICT (session_id) DO UPDATE SET seen_at = :now WHERE browser_control.holder_id = :person
            """)
                        .param("session", session)
                        .param("person", person)
                        .param("now", now())
                        .update()
                == 1;
    }

    /// Answers whether somebody held it.
    public boolean giveBack(UUID session) {
        return jdbc.sql("DELETE FROM browser_control WHERE session_id = :session")
                        .param("session", session)
                        .update()
                == 1;
    }

    public Optional<UUID> holder(UUID session) {
        return jdbc.sql("SELECT holder_id FROM browser_control WHERE session_id = :session")
                .param("session", session)
                .query(UUID.class)
                .optional();
    }

    /// The holder is still there.
    public void seen(UUID session, UUID person) {
        jdbc.sql("UPDATE browser_control SET seen_at = :now WHERE session_id = :session AND holder_id = :person")
                .param("session", session)
                .param("person", person)
                .param("now", now())
                .update();
    }

    /// Ends the holds of those who are gone. Answers their sessions.
    public List<UUID> endAbandoned() {
        return jdbc.sql("DELETE FROM browser_control WHERE seen_at < :limit RETURNING session_id")
                .param("limit", Timestamp.from(clock.instant().minus(ABSENCE)))
                .query(UUID.class)
                .list();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
