package dev.browsergrid.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.node.Nodes;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.pool.LeaseEnd;
import dev.browsergrid.pool.LeaseId;
import dev.browsergrid.pool.Leases;
import dev.browsergrid.testing.SlimContext;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class UsageTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration LONGEST_UNRENEWED = Duration.ofHours(8);
    // the time the stores see; moved by the tests
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);

    @TempDir
    private static Path home;

    private static SlimContext context;

    private UUID owner = Ids.next();
    private UUID pool = Ids.next();

    @BeforeAll
    static void build() {
        InstantSource clock = NOW::get;
        context = new SlimContext(
                home,
                clock,
                Stream.concat(Stream.of(Nodes.class, Leases.class, Changes.class), UsageParts.ALL.stream())
                        .toArray(Class<?>[]::new));
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void a_person_with_a_pool() {
        NOW.set(START);
        owner = Ids.next();
        pool = Ids.next();
        context.jdbc()
                .sql("""
                    INSERT INTO account (id, email, password_hash, role, created_at)
                    VALUES (:id, :email, '', 'USER', now())
                    """)
                .param("id", owner)
                .param("email", owner + "@example.com")
                .update();
        context.jdbc().sql("""
            INSERT INTO pool (id, name, min, max, max_concurrency, timeout_minutes, template, created_at, updated_at)
            VALUES (:id, :name, 0, 50, 50, 30, '{}', now(), now())
            """).param("id", pool).param("name", pool.toString()).update();
    }

    @Test
    void a_session_is_billed_for_its_leases_and_the_one_that_runs() {
        UUID session = session();
        LeaseId first = lease(session);
        later(Duration.ofMinutes(2));
        context.part(Leases.class).end(first, LeaseEnd.PARKED);
        later(Duration.ofHours(5));
        lease(session);
        later(Duration.ofSeconds(30));

        assertThat(context.part(Usage.class).billed(List.of(session, session())))
                .containsOnly(java.util.Map.entry(session, Duration.ofSeconds(150)));
    }

    @Test
    void a_lease_whose_end_is_rolled_back_is_not_billed() {
        LeaseId lease = lease(session());
        new TransactionTemplate(context.part(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            context.part(Leases.class).end(lease, LeaseEnd.PARKED);
            status.setRollbackOnly();
        });
        assertThat(context.part(Leases.class).running(lease)).isPresent();
        assertThat(ended(lease)).isZero();
    }

    @Test
    void what_is_held_costs_nothing_and_what_is_kept_does() {
        UUID session = session();
        LeaseId lease = lease(session);
        Usage usage = context.part(Usage.class);
        later(Duration.ofMillis(1_001));
        usage.turnInto(lease, UsageKind.HELD);
        later(Duration.ofHours(1));
        usage.turnInto(lease, UsageKind.HELD);
        usage.turnInto(lease, UsageKind.ACTIVE);
        later(Duration.ofMillis(502));
        usage.turnInto(lease, UsageKind.PERSISTENT_IDLE);
        later(Duration.ofMillis(7));
        context.part(Leases.class).end(lease, LeaseEnd.PARKED);
        usage.turnInto(lease, UsageKind.ACTIVE);

        assertThat(usage.billed(List.of(session))).containsEntry(session, Duration.ofMillis(1_510));
        assertThat(kinds(lease)).containsExactly("active", "held", "active", "persistent_idle");
        assertThat(ended(lease)).isEqualTo(4);
    }

    @Test
    void nobody_pays_for_the_time_that_no_server_kept_the_lease() {
        UUID session = session();
        LeaseId lease = lease(session);
        Leases leases = context.part(Leases.class);
        later(Duration.ofHours(10));
        assertThat(leases.takeOver(leases.running(lease).orElseThrow())).isTrue();
        later(Duration.ofSeconds(7));
        assertThat(leases.end(lease, LeaseEnd.PARKED)).isTrue();

        assertThat(context.part(Usage.class).billed(List.of(session)))
                .containsEntry(session, LONGEST_UNRENEWED.plusSeconds(7));
    }

    @Test
    void a_lease_that_nobody_renewed_ends_as_of_the_end_of_its_term() {
        UUID session = session();
        LeaseId lease = lease(session);
        later(Duration.ofHours(10));
        context.part(Leases.class).end(lease, LeaseEnd.NODE_LOST);

        assertThat(context.part(Usage.class).billed(List.of(session))).containsEntry(session, LONGEST_UNRENEWED);
    }

    @Test
    void however_an_interval_is_cut_its_parts_cost_what_it_costs() {
        Random chance = new Random(11);
        for (int round = 0; round < 50; round++) {
            long price = chance.nextInt(10_000);
            List<Long> cuts = LongStream.concat(LongStream.of(0), chance.longs(20, 0, 10_000_000))
                    .sorted()
                    .boxed()
                    .toList();
            long parts = IntStream.range(1, cuts.size())
                    .mapToLong(i -> cost(price, cuts.get(i - 1), cuts.get(i)))
                    .sum();
            assertThat(parts)
                    .isEqualTo(new UsagePrice(price, "USD").microsFor(Duration.ofMillis(cuts.getLast())))
                    .isEqualTo(cost(price, 0, cuts.getLast()));
        }
    }

    private static long cost(long price, long begins, long ends) {
        return context.jdbc()
                .sql("SELECT usage_cost(:price, :origin, :begins, :ends)")
                .param("price", price)
                .param("origin", Timestamp.from(START))
                .param("begins", Timestamp.from(START.plusMillis(begins)))
                .param("ends", Timestamp.from(START.plusMillis(ends)))
                .query(Long.class)
                .single();
    }

    private static List<String> kinds(LeaseId lease) {
        return context.jdbc()
                .sql("SELECT kind FROM usage_interval WHERE lease_id = :id ORDER BY started_at, id")
                .param("id", lease.value())
                .query(String.class)
                .list();
    }

    @Test
    void a_clock_that_goes_back_ends_a_lease_all_the_same() {
        UUID session = session();
        LeaseId lease = lease(session);
        later(Duration.ofMinutes(-5));
        assertThat(context.part(Leases.class).end(lease, LeaseEnd.PARKED)).isTrue();
        assertThat(context.part(Usage.class).billed(List.of(session))).containsEntry(session, Duration.ZERO);
    }

    @Test
    void however_many_try_to_end_it_every_lease_ends_in_exactly_one_interval()
            throws InterruptedException, ExecutionException {
        Random chance = new Random(7);
        List<LeaseId> leases =
                IntStream.range(0, 40).mapToObj(_ -> lease(session())).toList();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<? extends java.util.concurrent.Future<Boolean>> ends = IntStream.range(0, 200)
                    .mapToObj(_ -> leases.get(chance.nextInt(leases.size())))
                    .map(lease ->
                            threads.submit(() -> context.part(Leases.class).end(lease, LeaseEnd.RELEASED)))
                    .toList();
            for (var end : ends) {
                end.get();
            }
        }
        assertThat(leases)
                .allSatisfy(lease -> assertThat(ended(lease))
                        .isEqualTo(context.part(Leases.class).running(lease).isPresent() ? 0 : 1));
        assertThat(leases).anySatisfy(lease -> assertThat(ended(lease)).isEqualTo(1));
    }

    private static int ended(LeaseId lease) {
        return context.jdbc()
                .sql("SELECT count(*) FROM usage_interval WHERE lease_id = :id AND ended_at IS NOT NULL")
                .param("id", lease.value())
                .query(Integer.class)
                .single();
    }

    private static void later(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }

    private UUID session() {
        UUID id = Ids.next();
        context.jdbc()
                .sql("""
                    INSERT INTO session (id, owner_id, pool_id, state, created_at, changed_at)
                    VALUES (:id, :owner, :pool, 'QUEUED', now(), now())
                    """)
                .param("id", id)
                .param("owner", owner)
                .param("pool", pool)
                .update();
        return id;
    }

    private LeaseId lease(UUID session) {
        UUID node = Ids.next();
        UUID lease = Ids.next();
        Instant now = Objects.requireNonNull(NOW.get());
        context.jdbc().sql("""
            INSERT INTO node (id, pool_id, host_id, state, created_at, changed_at)
            VALUES (:id, :pool, :id, 'LEASED', now(), now())
            """).param("id", node).param("pool", pool).update();
        context.jdbc()
                .sql("""
                    INSERT INTO lease (id, node_id, pool_id, session_id, server_id, granted_at, expires_at)
                    VALUES (:id, :node, :pool, :session, :id, :now, :expires)
                    """)
                .param("id", lease)
                .param("node", node)
                .param("pool", pool)
                .param("session", session)
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(LONGEST_UNRENEWED)))
                .update();
        context.part(Usage.class).begin(new LeaseId(lease), session, now);
        return new LeaseId(lease);
    }
}
