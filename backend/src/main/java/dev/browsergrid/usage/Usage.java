package dev.browsergrid.usage;

import dev.browsergrid.platform.Ids;
import dev.browsergrid.pool.LeaseBegun;
import dev.browsergrid.pool.LeaseEnded;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.LeaseLapsed;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The meter: what each session uses, in intervals that begin and end at a millisecond. It is told, in the transaction
/// of what it is told of, when a use begins, changes its kind, and ends; so a use is never there without its interval
/// or the other way round. Of one session no two intervals overlap, so nothing is billed twice.
@Repository
public class Usage {
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final UsagePrice price;

    Usage(JdbcClient jdbc, InstantSource clock, UsagePrice price) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.price = price;
    }

    private record Billed(UUID sessionId, long millis) {}

    /// A session's browser is in use from now on. The time since its last use goes with the interval, unbilled. Before
    /// the first use there is such time too when the session was asked for by hand; a chat only waits for its first
    /// message.
    public void begin(LeaseId lease, UUID sessionId, Instant at) {
        jdbc.sql("""
            INSERT INTO usage_interval (id, lease_id, session_id, user_id, kind, price_micros, idle_since, started_at)
            SELECT :id, :lease, s.id, s.owner_id, :kind, :price,
                   least(greatest(:at, before.ended_at), coalesce(before.ended_at, CASE WHEN s.chat_id IS NULL
                                          THEN date_trunc('milliseconds', s.created_at) END)),
                   greatest(:at, before.ended_at)
              FROM session s
             CROSS JOIN LATERAL (SELECT max(u.ended_at) AS ended_at
                                   FROM usage_interval u WHERE u.session_id = s.id) AS before
             WHERE s.id = :session
            """)
                .param("id", Ids.next())
                .param("lease", lease.value())
                .param("kind", UsageKind.ACTIVE.word())
                .param("price", priceOf(UsageKind.ACTIVE))
                .param("at", exact(at))
                .param("session", sessionId)
                .update();
    }

    /// From now on the lease's use is of this kind: its interval ends, and the next begins at the same moment. Changes
    /// nothing when it is of this kind already, or over.
    public void turnInto(LeaseId lease, UsageKind kind) {
        jdbc.sql("""
            WITH ended AS (
                UPDATE usage_interval SET ended_at = greatest(started_at, :now)
                 WHERE lease_id = :lease AND ended_at IS NULL AND kind <> :kind
                RETURNING session_id, user_id, ended_at)
            INSERT INTO usage_interval (id, lease_id, session_id, user_id, kind, price_micros, idle_since, started_at)
            SELECT :id, :lease, session_id, user_id, :kind, :price, ended_at, ended_at FROM ended
            """)
                .param("now", exact(clock.instant()))
                .param("lease", lease.value())
                .param("kind", kind.word())
                .param("id", Ids.next())
                .param("price", priceOf(kind))
                .update();
    }

    /// What a lease is used for, and since when.
    public record Current(UsageKind kind, Instant since) {}

    /// What the lease is used for now; empty when its use is over.
    public Optional<Current> current(LeaseId lease) {
        return jdbc.sql("SELECT kind, started_at FROM usage_interval WHERE lease_id = :lease AND ended_at IS NULL")
                .param("lease", lease.value())
                .query((row, _) -> new Current(
                        UsageKind.of(row.getString("kind")),
                        row.getTimestamp("started_at").toInstant()))
                .optional();
    }

    /// The lease's use is over. Changes nothing when it was already.
    public void end(LeaseId lease, Instant at) {
        jdbc.sql("""
            UPDATE usage_interval SET ended_at = greatest(started_at, :at)
             WHERE lease_id = :lease AND ended_at IS NULL
            """).param("at", exact(at)).param("lease", lease.value()).update();
    }

    /// The lease's use rested in between, because the server that kept it was gone. Nobody pays for that.
    public void rest(LeaseId lease, Instant from, Instant until) {
        jdbc.sql("""
            WITH ended AS (
                UPDATE usage_interval SET ended_at = greatest(started_at, :from)
                 WHERE lease_id = :lease AND ended_at IS NULL
                RETURNING session_id, user_id, kind, price_micros, ended_at)
            INSERT INTO usage_interval (id, lease_id, session_id, user_id, kind, price_micros, idle_since, started_at)
            SELECT :id, :lease, session_id, user_id, kind, price_micros, ended_at, greatest(ended_at, :until) FROM ended
            """)
                .param("from", exact(from))
                .param("until", exact(until))
                .param("lease", lease.value())
                .param("id", Ids.next())
                .update();
    }

    @EventListener
    void leaseBegun(LeaseBegun begun) {
        begin(begun.lease(), begun.sessionId(), begun.at());
    }

    @EventListener
    void leaseLapsed(LeaseLapsed lapse) {
        rest(lapse.lease(), lapse.from(), lapse.until());
    }

    @EventListener
    void leaseEnded(LeaseEnded end) {
        end(end.lease(), end.endedAt());
    }

    /// The billed time of these sessions up to now. One that used nothing is left out.
    public Map<UUID, Duration> billed(Collection<UUID> sessions) {
        return jdbc
                .sql("""
                    SELECT session_id,
                           sum(usage_ms(started_at, coalesce(ended_at, greatest(started_at, :now))))::bigint AS millis
                      FROM usage_interval
                     WHERE session_id = ANY (:sessions::uuid[]) AND kind IN ('active', 'persistent_idle')
                     GROUP BY session_id
                    """)
                .param("sessions", sessions.toArray(UUID[]::new))
                .param("now", exact(clock.instant()))
                .query(Billed.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Billed::sessionId, billed -> Duration.ofMillis(billed.millis())));
    }

    private long priceOf(UsageKind kind) {
        return kind.billed() ? price.microsPerMinute() : 0;
    }

    private static Timestamp exact(Instant time) {
        return Timestamp.from(time.truncatedTo(ChronoUnit.MILLIS));
    }
}
