package dev.browsergrid.connect;

import dev.browsergrid.platform.Home;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// Claims by clients, and which servers have clients on them. A server that has not said for a while that it has is
/// gone, and its clients with it.
@Repository
class ClaimStore {
    static final Duration TERM = Duration.ofSeconds(30);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final UUID serverId;

    ClaimStore(JdbcClient jdbc, InstantSource clock, Home home) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.serverId = home.serverId();
    }

    /// Fails, with the whole transaction, when the owner has a claim with this key.
    void insert(UUID session, UUID owner, Optional<String> key, Duration keepAlive, Instant releaseAt) {
        jdbc.sql("""
            INSERT INTO connect_claim (session_id, owner_id, key, keep_alive_seconds, release_at)
            VALUES (:session, :owner, :key, :seconds, :release)
            """)
                .param("session", session)
                .param("owner", owner)
                .param("key", key.orElse(null))
                .param("seconds", keepAlive.toSeconds())
                .param("release", Timestamp.from(releaseAt))
                .update();
    }

    Optional<UUID> ofKey(UUID owner, String key) {
        return jdbc.sql("SELECT session_id FROM connect_claim WHERE owner_id = :owner AND key = :key")
                .param("owner", owner)
                .param("key", key)
                .query(UUID.class)
                .optional();
    }

    void forget(UUID session) {
        jdbc.sql("DELETE FROM connect_claim WHERE session_id = :session")
                .param("session", session)
                .update();
    }

    /// Has the session released then, unless a client comes before.
    void releaseAt(UUID session, Instant time) {
        write(session, Timestamp.from(time));
    }

    /// Has it released no earlier than then.
    void notBefore(UUID session, Instant time) {
        jdbc.sql("""
            UPDATE connect_claim c SET release_at = greatest(release_at, CAST(:time AS timestamptz))
             WHERE session_id = :session
               AND NOT EXISTS (SELECT FROM connect_client WHERE session_id = c.session_id)
            """)
                .param("time", Timestamp.from(time))
                .param("session", session)
                .update();
    }

    /// The session was released.
    void settled(UUID session) {
        write(session, null);
    }

    private void write(UUID session, @Nullable Timestamp time) {
        jdbc.sql("""
            UPDATE connect_claim c SET release_at = CAST(:time AS timestamptz)
             WHERE session_id = :session
               AND NOT EXISTS (SELECT FROM connect_client WHERE session_id = c.session_id)
            """).param("time", time).param("session", session).update();
    }

    /// This server has a client on the session's browser.
    @Transactional
    void attached(UUID session) {
        int claimed = jdbc.sql("UPDATE connect_claim SET release_at = NULL WHERE session_id = :session")
                .param("session", session)
                .update();
        if (claimed == 1) {
            jdbc.sql("""
                INSERT INTO connect_client (session_id, server_id, seen_at) VALUES (:session, :server, :now)
                ON CONFLICT (session_id, server_id) DO UPDATE SET seen_at = :now
                """)
                    .param("session", session)
                    .param("server", serverId)
                    .param("now", now())
                    .update();
        }
    }

    /// This server's last client is gone. When no other server has any, the time to release begins to run.
    @Transactional
    void left(UUID session) {
        int deleted = jdbc.sql("DELETE FROM connect_client WHERE session_id = :session AND server_id = :server")
                .param("session", session)
                .param("server", serverId)
                .update();
        if (deleted == 1) {
            beginToRun(session);
        }
    }

    private void beginToRun(UUID session) {
        jdbc.sql("""
            UPDATE connect_claim c SET release_at = CAST(:now AS timestamptz) + make_interval(secs => keep_alive_seconds)
             WHERE session_id = :session
               AND NOT EXISTS (SELECT FROM connect_client WHERE session_id = c.session_id)
            """).param("now", now()).param("session", session).update();
    }

    /// Says that this server lives, and counts out those that have not said so for a whole term.
    @Transactional
    void renew() {
        jdbc.sql("UPDATE connect_client SET seen_at = :now WHERE server_id = :server")
                .param("now", now())
                .param("server", serverId)
                .update();
        jdbc.sql("DELETE FROM connect_client WHERE seen_at < :limit RETURNING session_id")
                .param("limit", Timestamp.from(clock.instant().minus(TERM)))
                .query(UUID.class)
                .list()
                .forEach(this::beginToRun);
    }

    /// The sessions this server is written down to have clients for.
    List<UUID> ofThisServer() {
        return jdbc.sql("SELECT session_id FROM connect_client WHERE server_id = :server")
                .param("server", serverId)
                .query(UUID.class)
                .list();
    }

    /// The sessions whose time has come.
    List<UUID> due() {
        return jdbc.sql("SELECT session_id FROM connect_claim WHERE release_at <= :now")
                .param("now", now())
                .query(UUID.class)
                .list();
    }

    boolean isDue(UUID session) {
        return jdbc.sql("""
            SELECT EXISTS (SELECT FROM connect_claim c
                            WHERE session_id = :session AND release_at <= :now
                              AND NOT EXISTS (SELECT FROM connect_client WHERE session_id = c.session_id))
            """)
                .param("session", session)
                .param("now", now())
                .query(Boolean.class)
                .single();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
