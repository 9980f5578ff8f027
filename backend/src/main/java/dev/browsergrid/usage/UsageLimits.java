package dev.browsergrid.usage;

import dev.browsergrid.account.Person;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Topic;
import dev.browsergrid.platform.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// How much each person may use in a calendar month (UTC). Who has used it up begins nothing new; what already runs
/// goes
/// on to its end.
@Repository
public class UsageLimits {
    private static final String SELECT = """
        SELECT a.id, a.email, l.user_id IS NOT NULL AS own,
               CASE WHEN l.user_id IS NULL THEN :usual::int ELSE l.monthly_minutes END AS monthly_minutes,
               coalesce((SELECT sum(usage_ms(greatest(u.started_at, :begins), coalesce(u.ended_at, :now)))
                           FROM usage_interval u
                          WHERE u.user_id = a.id AND u.kind IN ('active', 'persistent_idle')
                            AND u.started_at < :now AND coalesce(u.ended_at, :now) > :begins), 0)::bigint AS used
          FROM account a LEFT JOIN usage_limit l ON l.user_id = a.id
        """;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final UsageSettings settings;
    private final Changes changes;

    UsageLimits(JdbcClient jdbc, InstantSource clock, UsageSettings settings, Changes changes) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
        this.changes = changes;
    }

    /// To be asked before somebody's run or claim begins.
    ///
    /// @throws Problem `usage_limit_reached`
    public void require(UUID user) {
        refusal(user).ifPresent(problem -> {
            throw problem;
        });
    }

    /// Why nothing new may begin for this person; empty when it may.
    public Optional<Problem> refusal(UUID user) {
        // most have no limit, and then there is nothing to add up
        return isLimited(user) ? of(user).filter(Allowance::reached).map(UsageLimits::problem) : Optional.empty();
    }

    private boolean isLimited(UUID user) {
        return jdbc.sql("SELECT monthly_minutes IS NOT NULL FROM usage_limit WHERE user_id = :user")
                .param("user", user)
                .query(Boolean.class)
                .optional()
                .orElse(settings.monthlyMinutes().isPresent());
    }

    /// This person's allowance in the running month.
    public Optional<Allowance> of(UUID user) {
        BillingMonth month = BillingMonth.of(clock.instant());
        return select("WHERE a.id = :user", month)
                .param("user", user)
                .query((row, _) -> read(row, month))
                .optional();
    }

    /// The allowances of everybody who has one of their own or used something in the running month, the most used
    /// first.
    public List<Allowance> all() {
        BillingMonth month = BillingMonth.of(clock.instant());
        return select("""
             WHERE l.user_id IS NOT NULL
                OR EXISTS (SELECT FROM usage_interval u
                            WHERE u.user_id = a.id AND coalesce(u.ended_at, :now) > :begins)
             ORDER BY used DESC, a.id
            """, month).query((row, _) -> read(row, month)).list();
    }

    /// Gives somebody a limit of their own; none is as much as they like.
    ///
    /// @throws Problem `not_found`
    @Transactional
    public Allowance set(UUID user, OptionalInt monthlyMinutes) {
        int known = jdbc.sql("""
            INSERT INTO usage_limit (user_id, monthly_minutes) SELECT id, :minutes FROM account WHERE id = :user
            ON CONFLICT (user_id) DO UPDATE SET monthly_minutes = excluded.monthly_minutes
            """)
                .param("minutes", monthlyMinutes.isPresent() ? monthlyMinutes.getAsInt() : null, Types.INTEGER)
                .param("user", user)
                .update();
        if (known == 0) {
            throw Problem.notFound();
        }
        changes.publish(Topic.USERS, user, null);
        return of(user).orElseThrow();
    }

    /// Has the server's settings hold for somebody again.
    ///
    /// @throws Problem `not_found`
    @Transactional
    public Allowance reset(UUID user) {
        jdbc.sql("DELETE FROM usage_limit WHERE user_id = :user")
                .param("user", user)
                .update();
        changes.publish(Topic.USERS, user, null);
        return of(user).orElseThrow(Problem::notFound);
    }

    private JdbcClient.StatementSpec select(String which, BillingMonth month) {
        return jdbc.sql(SELECT + which)
                .param("usual", settings.monthlyMinutes().orElse(null), Types.INTEGER)
                .param("begins", Timestamp.from(month.begins()))
                .param("now", Timestamp.from(clock.instant()));
    }

    private static Allowance read(ResultSet row, BillingMonth month) throws SQLException {
        return Allowance.of(
                new Person(row.getObject("id", UUID.class), row.getString("email")),
                row.getObject("monthly_minutes", Integer.class),
                row.getBoolean("own"),
                row.getLong("used"),
                month);
    }

    /// `402` and not `429`: clients try again by themselves what is `429`, and no waiting helps here before the month
    /// is
    /// over.
    private static Problem problem(Allowance allowance) {
        int minutes = allowance.monthlyMinutes() == null ? 0 : allowance.monthlyMinutes();
        String resets = DAY.format(allowance.resetsAt().atZone(ZoneOffset.UTC));
        return Problem.refused(
                HttpStatus.PAYMENT_REQUIRED,
                "usage_limit_reached",
                "The " + minutes + " browser minutes of this month are used up. They begin anew on " + resets
                        + ", 00:00 UTC; an admin can raise the limit before.",
                Map.of(
                        "monthly_minutes",
                        minutes,
                        "used_ms",
                        allowance.usedMs(),
                        "resets_at",
                        allowance.resetsAt().toString()));
    }
}
