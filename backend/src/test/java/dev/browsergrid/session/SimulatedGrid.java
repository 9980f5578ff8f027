package dev.browsergrid.session;

import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.reconcile.Reconciler;
import dev.browsergrid.pool.PoolParts;
import dev.browsergrid.session.SimulatedMachines.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One or two servers, two pools and three people, moved on by chance one step at a time. Time passes only as a step,
/// and what goes wrong (browsers, starts, servers, machines, connections to the database) goes wrong as one.
final class SimulatedGrid implements AutoCloseable {
    private final Course course;
    private final BreakingDatabase database;
    private final JdbcClient jdbc;
    private final SimulatedMachines machines;
    private final SimulatedPeople people;
    private final SimulatedPools pools;

    SimulatedGrid(DataSource database, Path directory, long seed) {
        this(database, directory, seed, PoolParts.ALL);
    }

    /// One whose pools are not as they should be.
    SimulatedGrid(DataSource database, Path directory, long seed, List<Class<?>> poolParts) {
        this.course = new Course(seed);
        this.database = new BreakingDatabase(database);
        this.jdbc = JdbcClient.create(database);
        jdbc.sql("TRUNCATE account, pool, host CASCADE").update();
        this.machines = new SimulatedMachines(course, this.database, directory, poolParts);
        SimulatedServer first = machines.all().getFirst().server();
        this.people = new SimulatedPeople(course, jdbc, first);
        this.pools = new SimulatedPools(course, people, first);
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    List<Host> hosts() {
        return machines.all();
    }

    Instant now() {
        return course.instant();
    }

    /// What happened so far, a line for each step.
    List<String> told() {
        return course.told();
    }

    /// Does one thing.
    void step() {
        Host host = machines.any();
        try {
            step(host, host.server(), course.below(106));
        } catch (Problem refused) {
            course.tell("refused: " + refused.code());
        } catch (RuntimeException e) {
            // a request fails then, and a loop logs it and tries again
            if (!database.hasBroken()) {
                throw new AssertionError(String.join("\n", told()), e);
            }
            course.tell("the database broke: " + e.getMessage());
        }
    }

    private void step(Host host, SimulatedServer server, int die) {
        if (die < 9) {
            people.ask(server);
        } else if (die < 14) {
            people.giveBack(server);
        } else if (die < 16) {
            people.resume(server);
        } else if (die < 20) {
            machines.crashBrowser(host);
        } else if (die < 22) {
            machines.failStart(host);
        } else if (die < 24) {
            machines.crashServer(host);
        } else if (die < 28) {
            course.tell("the database will break");
            database.breakAt(1 + course.below(30));
        } else if (die < 42) {
            reconcileOne(server.nodes());
        } else if (die < 52) {
            reconcileOne(server.pools());
        } else if (die < 66) {
            reconcileOne(server.sessions());
        } else if (die < 79) {
            goOn(server);
        } else if (die < 93) {
            pass(Duration.ofSeconds(course.below(41)));
        } else if (die < 100) {
            pools.edit(server);
        } else if (die < 104) {
            pools.manage(server);
        } else {
            pools.drainNode(server, jdbc);
        }
    }

    private <K> void reconcileOne(Reconciler<K> reconciler) {
        course.any(sorted(reconciler)).ifPresent(key -> {
            course.tell("reconcile " + reconciler.name() + " " + key);
            reconciler.reconcile(key);
        });
    }

    private static <K> List<K> sorted(Reconciler<K> reconciler) {
        return reconciler.keys().stream()
                .sorted(Comparator.comparing((Function<K, String>) Object::toString))
                .toList();
    }

    private void goOn(SimulatedServer server) {
        course.any(server.opening().next()).ifPresent(thread -> {
            course.tell("a thread that opens a session goes on");
            thread.run();
        });
    }

    /// Most servers say meanwhile that they live; one that hangs does not.
    private void pass(Duration time) {
        course.pass(time);
        course.tell("after " + time);
        for (Host host : hosts()) {
            if (!course.oneIn(5)) {
                host.server().nodes().keys();
                host.server().pools().keys();
            }
        }
    }

    /// Lets everybody work with nothing in their way until nothing changes any more.
    void settle() {
        course.tell("no more faults");
        machines.failNothing();
        // where browsers are always replaced for their age there is no rest
        jdbc.sql("UPDATE pool SET idle_minutes = 60").update();
        database.breakAt(0);
        rounds(3);
        // each long enough for leases and pauses to be over, and for a lost host's nodes to be taken off the record;
        // what the first ends there, the second forgets
        for (int jump = 0; jump < 2; jump++) {
            course.pass(Duration.ofMinutes(3));
            rounds(3);
        }
        String before = "";
        for (int round = 0; round < 40 && !before.equals(picture()); round++) {
            before = picture();
            rounds(2);
        }
    }

    private void rounds(int count) {
        for (int i = 0; i < count; i++) {
            course.pass(Duration.ofSeconds(8));
            hosts().forEach(host -> all(host.server().nodes()));
            hosts().forEach(host -> all(host.server().pools()));
            hosts().forEach(host -> all(host.server().sessions()));
            hosts().forEach(host -> host.server().opening().next().forEach(Runnable::run));
        }
    }

    private static <K> void all(Reconciler<K> reconciler) {
        sorted(reconciler).forEach(reconciler::reconcile);
    }

    private String picture() {
        return jdbc.sql("""
            SELECT concat_ws(' ',
                   (SELECT string_agg(concat(id, state), ' ' ORDER BY id) FROM node WHERE state <> 'GONE'),
                   (SELECT string_agg(concat(id, state), ' ' ORDER BY id) FROM session),
                   (SELECT string_agg(id::text, ' ' ORDER BY id) FROM lease WHERE ended_at IS NULL))
            """).query(String.class).single();
    }

    @Override
    public void close() {
        machines.close();
    }
}
