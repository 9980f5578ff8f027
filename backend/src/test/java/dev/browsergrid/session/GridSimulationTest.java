package dev.browsergrid.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.browsergrid.account.Reach;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.pool.LeaseEnd;
import dev.browsergrid.pool.PoolParts;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sessions, pools and nodes on their real stores under whatever may happen, one seeded step at a time and without
/// waiting for anything. Ten seeds meet every end there is; `-Pchaos` tries a hundred more. As many as one likes:
/// `-Dsimulation.seeds=1000`; a single one: `-Dsimulation.first=17 -Dsimulation.seeds=1`.
@Order(1)
class GridSimulationTest {
    private static final int STEPS = 150;
    private static final HikariDataSource DATABASE = new HikariDataSource();

    @TempDir
    private static Path directory;

    @BeforeAll
    static void connect() {
        TestDatabase.Access access = TestDatabase.fresh();
        DATABASE.setJdbcUrl(access.url());
        DATABASE.setUsername(access.user());
        DATABASE.setPassword(access.password());
        // what a crash of the database would lose is not what this is about
        DATABASE.setConnectionInitSql("SET synchronous_commit = off");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void whatever_happens_every_step_keeps_the_rules_and_all_comes_to_rest() {
        long first = Long.getLong("simulation.first", 1);
        long seeds = Long.getLong("simulation.seeds", 10);
        Set<String> ends = LongStream.range(first, first + seeds)
                .mapToObj(this::simulate)
                .flatMap(List::stream)
                .collect(Collectors.toSet());

        // a simulation that never gets anywhere breaks no rule either
        if (seeds >= 10) {
            assertThat(ends)
                    .contains(Stream.of(LeaseEnd.values()).map(LeaseEnd::name).toArray(String[]::new))
                    .contains("drained", "recycled for its age", "pool deleted");
        }
    }

    @Test
    @Tag("chaos")
    void a_hundred_more_keep_them_too() {
        LongStream.rangeClosed(11, 110).forEach(this::simulate);
    }

    @Test
    void a_pool_that_miscounts_its_leases_is_found_out() {
        assertThat(brokenByAsking(PoolParts.ALL)).isEmpty();
        assertThat(brokenByAsking(PoolParts.miscounting()).toString())
                .contains("a lease was granted above max_concurrency");
    }

    /// What is broken after two people asked for browsers where one at a time may have one, although there are two.
    private List<String> brokenByAsking(List<Class<?>> poolParts) {
        try (SimulatedGrid grid =
                new SimulatedGrid(DATABASE, directory.resolve(Ids.next().toString()), 1, poolParts)) {
            grid.jdbc().sql("UPDATE pool SET max_concurrency = 1").update();
            GridInvariants rules = new GridInvariants(grid.jdbc());
            List<UUID> people =
                    grid.jdbc().sql("SELECT id FROM account").query(UUID.class).list();
            // where two hosts share the warm browsers, each has one for whoever asks it first
            for (int i = 0; i < 2; i++) {
                grid.hosts()
                        .get(i % grid.hosts().size())
                        .server()
                        .part(SessionRequests.class)
                        .create(
                                new SessionRequests.Request(
                                        Pools.DEFAULT,
                                        Optional.empty(),
                                        Optional.empty(),
                                        BrowserTemplate.DEFAULT,
                                        OptionalInt.empty()),
                                Reach.own(people.get(i)));
            }
            return rules.broken();
        }
    }

    /// Answers how leases, browsers and pools ended.
    private List<String> simulate(long seed) {
        try (SimulatedGrid grid = new SimulatedGrid(DATABASE, directory.resolve("seed-" + seed), seed)) {
            GridInvariants rules = new GridInvariants(grid.jdbc());
            for (int step = 0; step < STEPS; step++) {
                grid.step();
                check(seed, grid, rules.broken());
            }
            grid.settle();
            check(seed, grid, rules.broken());
            check(seed, grid, Rest.unrest(grid));
            return grid.jdbc().sql("""
                SELECT DISTINCT end_reason FROM lease WHERE ended_at IS NOT NULL
                UNION
                SELECT 'drained' FROM node WHERE state = 'GONE' AND detail = 'somebody drained it'
                UNION
                SELECT 'recycled for its age' FROM node n JOIN pool p ON p.id = n.pool_id
                 WHERE n.state = 'GONE' AND n.detail = 'more browsers than the pool needs' AND NOT p.paused
                   AND n.changed_at > n.ready_at + interval '1 minute'
                   AND n.template_revision = p.template_revision
                UNION
                SELECT 'pool deleted' FROM pool WHERE deleted_at IS NOT NULL
                """).query(String.class).list();
        }
    }

    private static void check(long seed, SimulatedGrid grid, List<String> broken) {
        assertThat(broken)
                .as(() -> "seed " + seed + "\n" + String.join("\n", grid.told()))
                .isEmpty();
    }
}
