package dev.browsergrid.session;

import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.simulated.SimulatedNodeProvider;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;

/// The machines browsers run on, each with its server, and what breaks of them.
final class SimulatedMachines implements AutoCloseable {
    private static final Duration START_TIME = Duration.ofSeconds(4);

    private final Course course;
    private final DataSource database;
    private final Path directory;
    private final List<Class<?>> poolParts;
    private final List<Host> hosts = new ArrayList<>();
    private int homes;

    /// A machine and the server that runs on it.
    record Host(Path home, SimulatedNodeProvider provider, SimulatedServer server) {}

    /// One or two.
    SimulatedMachines(Course course, DataSource database, Path directory, List<Class<?>> poolParts) {
        this.course = course;
        this.database = database;
        this.directory = directory;
        this.poolParts = poolParts;
        int count = 1 + course.below(2);
        for (int i = 0; i < count; i++) {
            hosts.add(boot(newHome(), machine()));
        }
    }

    private Path newHome() {
        return directory.resolve("host-" + homes++);
    }

    private SimulatedNodeProvider machine() {
        return new SimulatedNodeProvider(course, START_TIME);
    }

    private Host boot(Path home, SimulatedNodeProvider provider) {
        return new Host(home, provider, new SimulatedServer(database, home, course, provider, poolParts));
    }

    List<Host> all() {
        return List.copyOf(hosts);
    }

    Host any() {
        return hosts.get(course.below(hosts.size()));
    }

    void failStart(Host host) {
        if (course.oneIn(3)) {
            course.tell("the next start fails");
            host.provider().failStarts(1);
        } else {
            course.tell("the next browser of a session does not come up");
            host.provider().failReopenings(1);
        }
    }

    void crashBrowser(Host host) {
        course.any(host.provider().observe().stream()
                        .map(browser -> browser.id())
                        .sorted(Comparator.comparing(NodeId::toString))
                        .toList())
                .ifPresent(id -> {
                    course.tell("browser of node " + id + " crashes");
                    host.provider().crash(id);
                });
    }

    /// Its browsers outlive a server, but not its machine; and a machine may be replaced by another.
    void crashServer(Host host) {
        int number = hosts.indexOf(host);
        int die = course.below(10);
        host.server().close();
        if (die < 6) {
            course.tell("server " + number + " restarts");
            hosts.set(number, boot(host.home(), host.provider()));
        } else if (die < 8) {
            course.tell("machine " + number + " restarts");
            hosts.set(number, boot(host.home(), machine()));
        } else {
            course.tell("machine " + number + " is replaced");
            hosts.set(number, boot(newHome(), machine()));
        }
    }

    void failNothing() {
        hosts.forEach(host -> {
            host.provider().failStarts(0);
            host.provider().failReopenings(0);
        });
    }

    @Override
    public void close() {
        hosts.forEach(host -> host.server().close());
    }
}
