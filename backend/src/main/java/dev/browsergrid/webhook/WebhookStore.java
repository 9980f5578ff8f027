package dev.browsergrid.webhook;

import dev.browsergrid.platform.Ids;
import dev.browsergrid.profiles.seal.KeyRing;
import dev.browsergrid.profiles.seal.ProfileKey;
import dev.browsergrid.profiles.seal.SealedException;
import dev.browsergrid.profiles.seal.WrappedKey;
import dev.browsergrid.webhook.WebhookDelivery.Status;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
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
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Rows of webhooks and of what they are to be told. Which events a webhook has seen stands in its row, so
/// none is missed, whoever dies when. A secret is sealed, and gone when nothing is left to be signed.
@Repository
class WebhookStore {
    private static final TypeReference<List<Attempt>> ATTEMPTS = new TypeReference<>() {};
    private static final int AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final KeyRing keys;

    WebhookStore(JdbcClient jdbc, InstantSource clock, KeyRing keys) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.keys = keys;
    }

    /// A delivery whose turn it is, for this server alone for a while.
    record Due(UUID id, UUID run, UUID owner, String type, int attempts, Webhook webhook) {}

    private record News(UUID run, long seq, String type, boolean last) {}

    void create(UUID run, Webhook webhook) {
        UUID owner = jdbc.sql("SELECT owner_id FROM run WHERE id = :run")
                .param("run", run)
                .query(UUID.class)
                .single();
        ProfileKey key = ProfileKey.create();
        WrappedKey wrapped = keys.wrap(key, about(run, owner));
        byte[] secret = webhook.secret().getBytes(StandardCharsets.UTF_8);
        jdbc.sql("""
            INSERT INTO webhook (run_id, url, master_key_id, wrapped, sealed)
            VALUES (:run, :url, :master, :wrapped, :sealed)
            """)
                .param("run", run)
                .param("url", webhook.url().toString())
                .param("master", wrapped.masterKeyId())
                .param("wrapped", wrapped.bytes())
                .param("sealed", key.seal(secret, about(run, owner)))
                .update();
    }

    /// Writes down what has happened that somebody is to be told of. Two servers may do so at once.
    @Transactional
    void note() {
        List<News> news = jdbc.sql("""
            SELECT w.run_id AS run, e.seq, e.type,
                   e.type IN ('run.completed', 'run.asked', 'run.failed', 'run.cancelled') AS last
              FROM webhook w JOIN run_event e ON e.run_id = w.run_id AND e.seq > w.seen_seq
             WHERE NOT w.over
               AND e.type IN ('run.completed', 'run.asked', 'run.failed', 'run.cancelled',
                              'approval.requested', 'input.requested')
             ORDER BY w.run_id, e.seq
               FOR UPDATE OF w SKIP LOCKED
            """).query(News.class).list();
        news.forEach(this::note);
    }

    private void note(News news) {
        jdbc.sql("""
            INSERT INTO webhook_delivery (id, run_id, seq, type, status, due_at, created_at)
            VALUES (:id, :run, :seq, :type, 'PENDING', :now, :now)
            ON CONFLICT (run_id, seq) DO NOTHING
            """)
                .param("id", Ids.next())
                .param("run", news.run())
                .param("seq", news.seq())
                .param("type", news.type())
                .param("now", now())
                .update();
        jdbc.sql("UPDATE webhook SET seen_seq = :seq, over = :last WHERE run_id = :run")
                .param("seq", news.seq())
                .param("last", news.last())
                .param("run", news.run())
                .update();
    }

    /// Some whose turn it is, the longest due first.
    List<UUID> due() {
        return jdbc.sql("""
            SELECT id FROM webhook_delivery WHERE status = 'PENDING' AND due_at <= :now ORDER BY due_at LIMIT :most
            """)
                .param("now", now())
                .param("most", AT_ONCE)
                .query(UUID.class)
                .list();
    }

    /// Takes one, so that nobody else tries it for this long; empty when somebody else has.
    Optional<Due> take(UUID id, Duration lease) {
        return jdbc.sql("""
            UPDATE webhook_delivery d SET due_at = :until
              FROM webhook w JOIN run r ON r.id = w.run_id
             WHERE d.id = (SELECT id FROM webhook_delivery
                            WHERE id = :id AND status = 'PENDING' AND due_at <= :now
                              FOR UPDATE SKIP LOCKED)
               AND w.run_id = d.run_id
            RETURNING d.id, d.run_id, r.owner_id, d.type, jsonb_array_length(d.attempts) AS tried, w.url,
                      w.master_key_id, w.wrapped, w.sealed
            """)
                .param("until", Timestamp.from(clock.instant().plus(lease)))
                .param("id", id)
                .param("now", now())
                .query((row, _) -> due(row))
                .optional();
    }

    private Due due(ResultSet row) throws SQLException {
        UUID run = row.getObject("run_id", UUID.class);
        UUID owner = row.getObject("owner_id", UUID.class);
        WrappedKey key = new WrappedKey(row.getString("master_key_id"), row.getBytes("wrapped"));
        return new Due(
                row.getObject("id", UUID.class),
                run,
                owner,
                row.getString("type"),
                row.getInt("tried"),
                new Webhook(URI.create(row.getString("url")), opened(key, row.getBytes("sealed"), about(run, owner))));
    }

    private String opened(WrappedKey key, byte[] sealed, String about) {
        try {
            return new String(keys.unwrap(key, about).open(sealed, about), StandardCharsets.UTF_8);
        } catch (SealedException unreadable) {
            throw new IllegalStateException("the " + about + " cannot be read here", unreadable);
        }
    }

    /// Writes down how an attempt went, and when the next one is; none when it is over. What is over for a
    /// webhook needs no secret any more.
    @Transactional
    void tried(Due due, Attempt attempt, Status status, @Nullable Instant next) {
        jdbc.sql("""
            UPDATE webhook_delivery SET status = :status, attempts = attempts || :attempt::jsonb,
                                        due_at = coalesce(:next::timestamptz, due_at)
             WHERE id = :id
            """)
                .param("status", status.name())
                .param("attempt", JsonMapper.shared().writeValueAsString(List.of(attempt)))
                .param("next", next == null ? null : Timestamp.from(next))
                .param("id", due.id())
                .update();
        jdbc.sql("""
            UPDATE webhook SET wrapped = NULL, sealed = NULL
             WHERE run_id = :run AND over
               AND NOT EXISTS (SELECT FROM webhook_delivery WHERE run_id = :run AND status = 'PENDING')
            """).param("run", due.run()).update();
    }

    /// What there was to be told of a run, the oldest first.
    List<WebhookDelivery> of(UUID run) {
        return jdbc.sql("SELECT * FROM webhook_delivery WHERE run_id = :run ORDER BY seq")
                .param("run", run)
                .query((row, _) -> delivery(row))
                .list();
    }

    private static WebhookDelivery delivery(ResultSet row) throws SQLException {
        Status status = Status.valueOf(row.getString("status"));
        return new WebhookDelivery(
                row.getObject("id", UUID.class),
                row.getString("type"),
                status,
                row.getTimestamp("created_at").toInstant(),
                status == Status.PENDING ? row.getTimestamp("due_at").toInstant() : null,
                JsonMapper.shared().readValue(row.getString("attempts"), ATTEMPTS));
    }

    private static String about(UUID run, UUID owner) {
        return "webhook secret of run " + run + " of " + owner;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
