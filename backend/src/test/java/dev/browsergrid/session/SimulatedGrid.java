package dev.browsergrid.session;

import dev.browsergrid.account.Reach;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.simulated.SimulatedNodeProvider;
import dev.browsergrid.platform.Ids;
import dev.browsergrid.platform.Problem;
import dev.browsergrid.platform.reconcile.Reconciler;
import dev.browsergrid.pool.PoolSpec;
import dev.browsergrid.pool.Pools;
import dev.browsergrid.pool.edit.PoolChanges;
import dev.browsergrid.pool.store.PoolStore;
import dev.browsergrid.profile.Profiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// One or two servers, two pools and three people, moved on by chance one step at a time. Time passes only as a step,
/// and what goes wrong (browsers, starts, servers, machines, connections to the database) goes wrong as one.
final class SimulatedGrid implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration START_TIME = Duration.ofSeconds(4);
    private static final int MOST_SESSIONS = 8;

    private final BreakingDatabase database;
    private final JdbcClient jdbc;
    private final Path directory;
    private final Random chance;
    private final List<Host> hosts = new ArrayList<>();
    private final List<Person> people;
    private final List<String> told = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int homes;

    /// A machine and the server that runs on it.
    record Host(Path home, SimulatedNodeProvider provider, SimulatedServer server) {}

    private record Person(UUID id, UUID profile) {
        Reach reach() {
            return Reach.own(id);
        }
    }

    SimulatedGrid(DataSource database, Path directory, long seed) {
        this.database = new BreakingDatabase(database);
        this.jdbc = JdbcClient.create(database);
        this.directory = directory;
        this.chance = new Random(seed);
        jdbc.sql("TRUNCATE account, pool, host CASCADE").update();
        int machines = 1 + chance.nextInt(2);
        for (int i = 0; i < machines; i++) {
            hosts.add(boot(newHome(), machine()));
        }
        hosts.getFirst().server().part(PoolStore.class).ensureSystem(PoolSpec.of(2, 4, 3, 5));
        people = IntStream.range(0, 3).mapToObj(this::person).toList();
        PoolChanges pools = hosts.getFirst().server().part(PoolChanges.class);
        pools.create(
                JSON.readTree("{\"name\": \"own\", \"min\": 1, \"max\": 2, \"max_concurrency\": 2}"),
                people.getFirst().reach());
    }

    private Path newHome() {
        return directory.resolve("host-" + homes++);
    }

    private SimulatedNodeProvider machine() {
        return new SimulatedNodeProvider(() -> now, START_TIME);
    }

    private Host boot(Path home, SimulatedNodeProvider provider) {
        return new Host(home, provider, new SimulatedServer(database, home, () -> now, provider));
    }

    private Person person(int number) {
        UUID id = Ids.next();
        jdbc.sql("""
            INSERT INTO account (id, email, password_hash, role, created_at) VALUES (:id, :email, '', 'USER', now())
            """)
                .param("id", id)
                .param("email", "person-" + number + "@example.com")
                .update();
        return new Person(id, hosts.getFirst().server().part(Profiles.class).create(id, "profile of person " + number));
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    List<Host> hosts() {
        return List.copyOf(hosts);
    }

    /// What happened so far, a line for each step.
    List<String> told() {
        return List.copyOf(told);
    }

    /// Does one thing.
    void step() {
        int number = chance.nextInt(hosts.size());
        Host host = hosts.get(number);
        SimulatedServer server = host.server();
        int die = chance.nextInt(100);
        try {
            if (die < 9) {
                ask(server);
            } else if (die < 14) {
                giveBack(server);
            } else if (die < 16) {
                resume(server);
            } else if (die < 20) {
                crashBrowser(host);
            } else if (die < 22) {
                tell("the next start fails");
                host.provider().failStarts(1);
            } else if (die < 24) {
                crashServer(number);
            } else if (die < 28) {
                tell("the database will break");
                database.breakAt(1 + chance.nextInt(30));
            } else if (die < 42) {
                reconcileOne(server.nodes());
            } else if (die < 52) {
                reconcileOne(server.pools());
            } else if (die < 66) {
                reconcileOne(server.sessions());
            } else if (die < 79) {
                goOn(server);
            } else if (die < 93) {
                pass(Duration.ofSeconds(chance.nextInt(41)));
            } else {
                edit(server);
            }
        } catch (Problem refused) {
            tell("refused: " + refused.code());
        } catch (RuntimeException e) {
            // a request fails then, and a loop logs it and tries again
            if (!database.hasBroken()) {
                throw new AssertionError(String.join("\n", told), e);
            }
            tell("the database broke: " + e.getMessage());
        }
    }

    private void tell(String what) {
        told.add(now + " " + what);
    }

    private <T> Optional<T> any(List<T> things) {
        return things.isEmpty() ? Optional.empty() : Optional.of(things.get(chance.nextInt(things.size())));
    }

    private void ask(SimulatedServer server) {
        Person person = people.get(chance.nextInt(people.size()));
        String pool = chance.nextInt(3) == 0 && person.equals(people.getFirst()) ? "own" : Pools.DEFAULT;
        Optional<UUID> profile = chance.nextInt(5) < 2 ? Optional.of(person.profile()) : Optional.empty();
        BrowserTemplate template = chance.nextInt(4) == 0 ? BrowserTemplate.sized(640, 480) : BrowserTemplate.DEFAULT;
        tell("ask for a session of " + pool + ", profile " + profile);
        if (sessions("state <> 'ENDED'").size() < MOST_SESSIONS) {
            UUID id = server.part(SessionRequests.class)
                    .create(
                            new SessionRequests.Request(pool, profile, Optional.empty(), template, OptionalInt.empty()),
                            person.reach());
            tell("session " + id);
        }
    }

    private List<UUID> sessions(String condition) {
        return jdbc.sql("SELECT id FROM session WHERE " + condition + " ORDER BY id")
                .query(UUID.class)
                .list();
    }

    private void giveBack(SimulatedServer server) {
        SessionReleases releases = server.part(SessionReleases.class);
        Reach everyone = new Reach(people.getFirst().id(), true, true);
        any(sessions("state <> 'ENDED' AND NOT deleted")).ifPresent(id -> {
            if (chance.nextInt(4) == 0) {
                tell("delete session " + id);
                releases.delete(id, everyone);
            } else {
                tell("release session " + id);
                releases.release(id, everyone);
            }
        });
    }

    private void resume(SimulatedServer server) {
        Reach everyone = new Reach(people.getFirst().id(), true, true);
        any(sessions("state = 'PARKED' AND NOT deleted")).ifPresent(id -> {
            tell("resume session " + id);
            server.part(SessionRequests.class).resume(id, everyone);
        });
    }

    private void crashBrowser(Host host) {
        any(host.provider().observe().stream()
                        .map(browser -> browser.id())
                        .sorted(Comparator.comparing(NodeId::toString))
                        .toList())
                .ifPresent(id -> {
                    tell("browser of node " + id + " crashes");
                    host.provider().crash(id);
                });
    }

    /// Its browsers outlive a server, but not its machine; and a machine may be replaced by another.
    private void crashServer(int number) {
        Host host = hosts.get(number);
        int die = chance.nextInt(10);
        host.server().close();
        if (die < 6) {
            tell("server " + number + " restarts");
            hosts.set(number, boot(host.home(), host.provider()));
        } else if (die < 8) {
            tell("machine " + number + " restarts");
            hosts.set(number, boot(host.home(), machine()));
        } else {
            tell("machine " + number + " is replaced");
            hosts.set(number, boot(newHome(), machine()));
        }
    }

    private <K> void reconcileOne(Reconciler<K> reconciler) {
        any(sorted(reconciler)).ifPresent(key -> {
            tell("reconcile " + reconciler.name() + " " + key);
            reconciler.reconcile(key);
        });
    }

    private static <K> List<K> sorted(Reconciler<K> reconciler) {
        return reconciler.keys().stream()
                .sorted(Comparator.comparing((Function<K, String>) Object::toString))
                .toList();
    }

    private void goOn(SimulatedServer server) {
        any(server.opening().next()).ifPresent(thread -> {
            tell("a thread that opens a session goes on");
            thread.run();
        });
    }

    /// Most servers say meanwhile that they live; one that hangs does not.
    private void pass(Duration time) {
        now = now.plus(time);
        tell("after " + time);
        for (Host host : hosts) {
            if (chance.nextInt(5) > 0) {
                host.server().nodes().keys();
                host.server().pools().keys();
            }
        }
    }

    private void edit(SimulatedServer server) {
        PoolChanges changes = server.part(PoolChanges.class);
        Reach admin = new Reach(people.getFirst().id(), true, false);
        String pool = chance.nextInt(3) == 0 ? "own" : Pools.DEFAULT;
        String patch = switch (chance.nextInt(8)) {
            case 0 -> "{\"min\": " + chance.nextInt(4) + "}";
            case 1 -> "{\"max\": " + (1 + chance.nextInt(5)) + "}";
            case 2 -> "{\"max_concurrency\": " + (1 + chance.nextInt(4)) + "}";
            case 3 -> "{\"timeout_minutes\": " + (1 + chance.nextInt(4)) + "}";
            case 4 -> "{\"max_per_user\": " + (chance.nextBoolean() ? "1" : "null") + "}";
            case 5 -> "{\"template\": {\"locale\": \"" + (chance.nextBoolean() ? "de" : "fr") + "\"}}";
            case 6 -> "pause";
            default -> "resume";
        };
        tell("edit pool " + pool + ": " + patch);
        switch (patch) {
            case "pause" -> changes.pause(pool, admin);
            case "resume" -> changes.resume(pool, admin);
            default -> changes.update(pool, JSON.readTree(patch), Optional.empty(), admin);
        }
    }

    /// Lets everybody work with nothing in their way until nothing changes any more.
    void settle() {
        tell("no more faults");
        hosts.forEach(host -> host.provider().failStarts(0));
        database.breakAt(0);
        rounds(3);
        // each long enough for leases and pauses to be over, and for a lost host's nodes to be taken off the record;
        // what the first ends there, the second forgets
        for (int jump = 0; jump < 2; jump++) {
            now = now.plus(Duration.ofMinutes(3));
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
            now = now.plusSeconds(8);
            hosts.forEach(host -> all(host.server().nodes()));
            hosts.forEach(host -> all(host.server().pools()));
            hosts.forEach(host -> all(host.server().sessions()));
            hosts.forEach(host -> host.server().opening().next().forEach(Runnable::run));
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
        hosts.forEach(host -> host.server().close());
    }
}
