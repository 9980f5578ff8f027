package dev.browsergrid.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.NodeCensus;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.NodeState;
import dev.browsergrid.node.Nodes;
import dev.browsergrid.platform.Changes;
import dev.browsergrid.platform.Changes.Change;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.pool.ClaimOutcome.Granted;
import dev.browsergrid.pool.ClaimOutcome.Queued;
import dev.browsergrid.pool.store.PoolStore;
import dev.browsergrid.pool.store.WaitingClaims;
import dev.browsergrid.testing.SlimContext;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.event.EventListener;

class ClaimsTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    // the time the stores see; moved by the tests
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);

    @TempDir
    private static Path home;

    private static SlimContext context;
    private static Pools pools;

    private UUID pool = Ids.next();
    private UUID ada = Ids.next();
    private UUID bob = Ids.next();

    @BeforeAll
    static void build() {
        InstantSource clock = NOW::get;
        context = new SlimContext(
                home,
                clock,
                Nodes.class,
                NodeCensus.class,
                Leases.class,
                WaitingClaims.class,
                PoolStore.class,
                Changes.class,
                Told.class,
                Pools.class);
        pools = context.part(Pools.class);
    }

    @AfterAll
    static void close() {
        context.close();
    }

    @BeforeEach
    void a_pool_and_two_people() {
        NOW.set(START);
        pool = Ids.next();
        ada = person();
        bob = person();
        context.jdbc().sql("""
            INSERT INTO pool (id, name, min, max, max_concurrency, timeout_minutes, template,
                              created_at, updated_at)
            VALUES (:id, :name, 0, 50, 6, 30, '{}', now(), now())
            """).param("id", pool).param("name", pool.toString()).update();
    }

    @Test
    void a_claim_gets_a_ready_node_under_a_lease() {
        ready(1);

        assertThat(pools.claim(pool, session(ada), ada, true)).isInstanceOf(Granted.class);
    }

    @Test
    void a_claim_without_a_ready_node_waits_in_line() {
        assertThat(pools.claim(pool, session(ada), ada, true)).isEqualTo(queued(1));
        assertThat(pools.claim(pool, session(bob), bob, true)).isEqualTo(queued(2));
    }

    @Test
    void who_asked_first_is_served_first_even_when_another_asks_again_earlier() {
        UUID first = session(ada);
        UUID second = session(bob);
        pools.claim(pool, first, ada, true);
        later(Duration.ofSeconds(1));
        pools.claim(pool, second, bob, true);
        ready(1);

        assertThat(pools.claim(pool, second, bob, true)).isEqualTo(queued(2));
        assertThat(pools.claim(pool, first, ada, true)).isInstanceOf(Granted.class);
    }

    @Test
    void who_uses_fewer_browsers_goes_before_who_uses_more() {
        ready(1);
        pools.claim(pool, session(ada), ada, true);
        UUID secondOfAda = session(ada);
        UUID firstOfBob = session(bob);
        pools.claim(pool, secondOfAda, ada, true);
        later(Duration.ofSeconds(1));
        pools.claim(pool, firstOfBob, bob, true);
        ready(1);

        assertThat(pools.claim(pool, secondOfAda, ada, true)).isEqualTo(queued(2));
        assertThat(pools.claim(pool, firstOfBob, bob, true)).isInstanceOf(Granted.class);
    }

    @Test
    void who_watches_a_pool_is_told_when_somebody_gets_in_line_or_leaves_it_and_not_of_the_asking_again() {
        UUID session = session(ada);
        pools.claim(pool, session, ada, true);
        pools.claim(pool, session, ada, true);
        assertThat(context.part(Told.class).pools).containsOnlyOnce(pool);

        pools.withdraw(session);
        pools.withdraw(session);
        assertThat(context.part(Told.class).pools).filteredOn(pool::equals).hasSize(2);
    }

    @Test
    void a_claim_nobody_repeats_loses_its_place() {
        UUID gone = session(ada);
        UUID patient = session(bob);
        pools.claim(pool, gone, ada, true);
        later(WaitingClaims.PATIENCE.plusSeconds(1));
        ready(1);

        assertThat(pools.claim(pool, patient, bob, true)).isInstanceOf(Granted.class);
    }

    @Test
    void no_more_sessions_are_in_use_than_the_pool_allows_however_many_nodes_are_ready() {
        ready(8);

        long granted = IntStream.range(0, 8)
                .mapToObj(_ -> pools.claim(pool, session(ada), ada, true))
                .filter(Granted.class::isInstance)
                .count();

        assertThat(granted).isEqualTo(6);
    }

    @Test
    void who_brings_a_browser_needs_room_only_and_leaves_the_warm_ones_to_others() {
        ready(1);

        Granted own = (Granted) pools.claim(pool, session(ada), ada, false);
        Granted blank = (Granted) pools.claim(pool, session(bob), bob, true);

        assertThat(own.node().cdpUrl()).isEmpty();
        assertThat(own.node().state()).isEqualTo(NodeState.LEASED);
        assertThat(blank.node().cdpUrl()).isPresent();
    }

    @Test
    void who_brings_a_browser_takes_a_warm_one_where_there_is_no_room_for_another() {
        max(1);
        ready(1);

        Granted own = (Granted) pools.claim(pool, session(ada), ada, false);

        assertThat(own.node().cdpUrl()).isPresent();
    }

    @Test
    void who_brings_a_browser_waits_for_room_behind_who_came_first_and_wants_none_started() {
        max(1);
        pools.claim(pool, session(bob), bob, true);
        later(Duration.ofSeconds(1));

        assertThat(pools.claim(pool, session(ada), ada, false)).isEqualTo(queued(2));
        assertThat(context.part(WaitingClaims.class).demand(pool, 9)).isEqualTo(new WaitingClaims.Demand(2, 0, 1));
    }

    @Test
    void those_who_bring_browsers_never_make_more_than_the_pool_may_have() throws InterruptedException {
        max(2);
        List<Callable<ClaimOutcome>> claims = IntStream.range(0, 12)
                .mapToObj(i -> i % 2 == 0 ? ada : bob)
                .<Callable<ClaimOutcome>>map(person -> () -> pools.claim(pool, session(person), person, false))
                .toList();

        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            assertThat(threads.invokeAll(claims))
                    .extracting(ClaimsTest::done)
                    .filteredOn(Granted.class::isInstance)
                    .hasSize(2);
        }
    }

    @Test
    void a_lease_ends_once_and_its_node_is_not_handed_on() {
        ready(1);
        Granted granted = (Granted) pools.claim(pool, session(ada), ada, true);

        assertThat(pools.release(granted.lease(), granted.node().id(), LeaseEnd.PARKED))
                .isTrue();
        assertThat(pools.release(granted.lease(), granted.node().id(), LeaseEnd.PARKED))
                .isFalse();
        assertThat(pools.claim(pool, session(ada), ada, true)).isInstanceOf(Queued.class);
    }

    @Test
    void claims_that_race_never_share_a_node() throws InterruptedException, ExecutionException {
        ready(6);
        List<Callable<ClaimOutcome>> claims = IntStream.range(0, 24)
                .mapToObj(i -> i % 2 == 0 ? ada : bob)
                .<Callable<ClaimOutcome>>map(person -> () -> pools.claim(pool, session(person), person, true))
                .toList();

        List<NodeId> nodes;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            nodes = threads.invokeAll(claims).stream()
                    .map(ClaimsTest::done)
                    .filter(Granted.class::isInstance)
                    .map(outcome -> ((Granted) outcome).node().id())
                    .toList();
        }

        assertThat(nodes).isNotEmpty().doesNotHaveDuplicates();
    }

    private void max(int nodes) {
        context.jdbc()
                .sql("UPDATE pool SET max = :max, max_concurrency = :max WHERE id = :id")
                .param("max", nodes)
                .param("id", pool)
                .update();
    }

    private static Queued queued(int position) {
        return new Queued(position, Optional.empty());
    }

    private static ClaimOutcome done(Future<ClaimOutcome> claim) {
        return claim.resultNow();
    }

    private static void later(Duration time) {
        NOW.updateAndGet(now -> now.plus(time));
    }

    private void ready(int count) {
        Nodes nodes = context.part(Nodes.class);
        for (int i = 0; i < count; i++) {
            NodeId node = nodes.provision(pool, BrowserTemplate.DEFAULT, 0);
            context.jdbc()
                    .sql("UPDATE node SET state = 'READY', cdp_url = 'http://127.0.0.1:1' WHERE id = :id")
                    .param("id", node.value())
                    .update();
        }
    }

    private static UUID person() {
        UUID id = Ids.next();
        context.jdbc()
                .sql("INSERT INTO account (id, email, password_hash, role, created_at) VALUES (:id, :email, '',"
                        + " 'USER', now())")
                .param("id", id)
                .param("email", id + "@example.com")
                .update();
        return id;
    }

    private UUID session(UUID owner) {
        UUID id = Ids.next();
        context.jdbc()
                .sql("""
                    INSERT INTO session (id, owner_id, pool_id, state, created_at, changed_at)
                    VALUES (:id, :owner, :pool, 'QUEUED', :now, :now)
                    """)
                .param("id", id)
                .param("owner", owner)
                .param("pool", pool)
                .param("now", Timestamp.from(NOW.get()))
                .update();
        return id;
    }

    static class Told {
        private final List<UUID> pools = new ArrayList<>();

        @EventListener
        void changed(Change change) {
            pools.add(change.id());
        }
    }
}
