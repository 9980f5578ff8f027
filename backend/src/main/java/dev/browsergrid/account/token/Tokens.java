package dev.browsergrid.account.token;

import dev.browsergrid.account.Credential;
import dev.browsergrid.account.CredentialsChanged;
import dev.browsergrid.account.Reach;
import dev.browsergrid.account.Role;
import dev.browsergrid.account.Scope;
import dev.browsergrid.account.Viewer;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Ids;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The rows of API tokens.
@Repository
public class Tokens {
    private static final int PREFIX = 8;
    /// A token that is busy is not written about with every request.
    private static final Duration USE_NOTED = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final Changes changes;

    Tokens(JdbcClient jdbc, InstantSource clock, ApplicationEventPublisher events, Changes changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.changes = changes;
    }

    /// A token just made, and its secret, which nobody can read again.
    record Made(UUID id, String secret) {
        @Override
        public String toString() {
            return "Made[" + id + "]";
        }
    }

    Made create(UUID ownerId, String name, Set<Scope> scopes, Optional<Instant> expiresAt) {
        Made made = new Made(Ids.next(), TokenSecret.MARK + TokenSecret.next());
        jdbc.sql("""
            INSERT INTO token (id, owner_id, name, prefix, hash, scopes, created_at, expires_at)
            VALUES (:id, :owner, :name, :prefix, :hash, :scopes, :now, :expires)
            """)
                .param("id", made.id())
                .param("owner", ownerId)
                .param("name", name)
                .param("prefix", made.secret().substring(0, PREFIX))
                .param("hash", TokenSecret.hash(made.secret()))
                .param("scopes", scopes.stream().sorted().map(Scope::word).toArray(String[]::new))
                .param("now", now())
                .param("expires", expiresAt.map(Timestamp::from).orElse(null))
                .update();
        changes.publish(Topic.TOKENS, made.id(), ownerId);
        return made;
    }

    /// The tokens within reach, the newest first, those that are over included.
    List<Token> list(Reach reach) {
        return jdbc.sql("SELECT * FROM token WHERE (owner_id = :viewer OR :everyone) ORDER BY id DESC")
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query((row, _) -> read(row))
                .list();
    }

    Optional<Token> find(UUID id) {
        return jdbc.sql("SELECT * FROM token WHERE id = :id")
                .param("id", id)
                .query((row, _) -> read(row))
                .optional();
    }

    /// Makes a token useless for good. Answers whether there is one within reach; twice changes nothing more.
    @Transactional
    boolean revoke(UUID id, Reach reach) {
        Optional<UUID> owner = jdbc.sql("""
            UPDATE token SET revoked_at = coalesce(revoked_at, :now)
             WHERE id = :id AND (owner_id = :viewer OR :everyone)
            RETURNING owner_id
            """)
                .param("now", now())
                .param("id", id)
                .param("viewer", reach.viewer())
                .param("everyone", reach.everyone())
                .query(UUID.class)
                .optional();
        owner.ifPresent(whose -> {
            events.publishEvent(new CredentialsChanged());
            changes.publish(Topic.TOKENS, id, whose);
        });
        return owner.isPresent();
    }

    /// Whom a token stands for, and whether it is time to note that it was used.
    public record Bearer(Viewer viewer, boolean unnoted) {}

    /// On whose behalf a request with this secret runs, if it is good now.
    public Optional<Bearer> bearer(String secret) {
        return jdbc.sql("""
            SELECT t.id, t.scopes, a.id AS owner, a.email, a.role,
                   t.last_used_at IS NULL OR t.last_used_at < :before AS unnoted
              FROM token t JOIN account a ON a.id = t.owner_id
             WHERE t.hash = :hash AND t.revoked_at IS NULL AND a.disabled_at IS NULL
               AND (t.expires_at IS NULL OR t.expires_at > :now)
            """)
                .param("hash", TokenSecret.hash(secret))
                .param("now", now())
                .param("before", unnotedBefore())
                .query((row, _) -> new Bearer(
                        new Viewer(
                                row.getObject("owner", UUID.class),
                                row.getString("email"),
                                Role.valueOf(row.getString("role")),
                                new Credential.Token(
                                        row.getObject("id", UUID.class), Set.copyOf(scopes(row.getArray("scopes"))))),
                        row.getBoolean("unnoted")))
                .optional();
    }

    /// Notes that the token was used, once a minute at most.
    public void used(UUID id) {
        jdbc.sql("""
            UPDATE token SET last_used_at = :now
             WHERE id = :id AND (last_used_at IS NULL OR last_used_at < :before)
            """)
                .param("now", now())
                .param("before", unnotedBefore())
                .param("id", id)
                .update();
    }

    private Timestamp unnotedBefore() {
        return Timestamp.from(clock.instant().minus(USE_NOTED));
    }

    private Token read(ResultSet row) throws SQLException {
        Instant expiresAt = instant(row.getTimestamp("expires_at"));
        return new Token(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("prefix"),
                scopes(row.getArray("scopes")),
                row.getTimestamp("created_at").toInstant(),
                expiresAt,
                instant(row.getTimestamp("last_used_at")),
                status(row.getTimestamp("revoked_at"), expiresAt));
    }

    private String status(@Nullable Timestamp revokedAt, @Nullable Instant expiresAt) {
        if (revokedAt != null) {
            return "revoked";
        }
        return expiresAt != null && !expiresAt.isAfter(clock.instant()) ? "expired" : "active";
    }

    private static List<Scope> scopes(Array array) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).map(Scope::of).toList();
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
