package dev.browsergrid.node;

import dev.browsergrid.platform.Home;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The hosts whose browsers this database knows. Each says every few seconds that it lives, and how it is.
@Repository
public class Hosts {
    private static final Logger log = LoggerFactory.getLogger(Hosts.class);
    private static final Duration ALIVE = Duration.ofSeconds(30);
    /// Longer than a lease's term, so that what was leased there has been given up by then.
    static final Duration GONE = Duration.ofMinutes(2);

    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final UUID hostId;

    Hosts(JdbcClient jdbc, InstantSource clock, Home home) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.hostId = home.hostId();
    }

    /// How a host is. `load` is the average number of processes that want a processor; `launching` counts browsers that
    /// are being started or wait to be.
    public record Host(
            UUID id, int cpus, double load, long memoryBytes, long memoryFreeBytes, int browsers, int launching) {}

    /// This host among those that live, in an order all of them agree on.
    public record Seat(int index, int of) {}

    void beat(Host host, boolean display) {
        jdbc.sql("""
            INSERT INTO host (id, cpus, load, memory_bytes, memory_free_bytes, browsers, launching, display,
                              seen_at)
            VALUES (:id, :cpus, :load, :memoryBytes, :memoryFreeBytes, :browsers, :launching, :display, :now)
            ON CONFLICT (id) DO UPDATE
               SET cpus = :cpus, load = :load, memory_bytes = :memoryBytes, memory_free_bytes = :memoryFreeBytes,
                   browsers = :browsers, launching = :launching, display = :display,
                   seen_at = :now
            """)
                .param("id", host.id())
                .param("cpus", host.cpus())
                .param("load", host.load())
                .param("memoryBytes", host.memoryBytes())
                .param("memoryFreeBytes", host.memoryFreeBytes())
                .param("browsers", host.browsers())
                .param("launching", host.launching())
                .param("display", display)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /// The hosts that live.
    public List<Host> living() {
        return jdbc.sql("""
            SELECT id, cpus, load, memory_bytes, memory_free_bytes, browsers, launching
              FROM host WHERE seen_at > :since ORDER BY id
            """)
                .param("since", Timestamp.from(clock.instant().minus(ALIVE)))
                .query(Host.class)
                .list();
    }

    /// Whether a window could be shown somewhere, as far as is known: `false` when every host that lives says that it
    /// has no display.
    public boolean mayShowWindows() {
        return jdbc.sql("""
            SELECT coalesce(bool_or(display IS DISTINCT FROM false), true) FROM host WHERE seen_at > :since
            """)
                .param("since", Timestamp.from(clock.instant().minus(ALIVE)))
                .query(Boolean.class)
                .single();
    }

    public Seat seat() {
        TreeSet<UUID> all = new TreeSet<>();
        living().forEach(host -> all.add(host.id()));
        all.add(hostId);
        return new Seat(all.headSet(hostId).size(), all.size());
    }

    /// Takes the nodes off the record whose host has not been seen for long and that no lease holds. Should the host
    /// come back, it ends their browsers as strays.
    public void forgetTheGone() {
        int forgotten = jdbc.sql("""
            UPDATE node SET state = 'GONE', detail = 'its host is gone', changed_at = :now
             WHERE state <> 'GONE' AND host_id <> :own AND changed_at < :limit
               AND NOT EXISTS (SELECT 1 FROM host h WHERE h.id = node.host_id AND h.seen_at >= :limit)
               AND NOT EXISTS (SELECT 1 FROM lease l WHERE l.node_id = node.id AND l.ended_at IS NULL)
            """)
                .param("own", hostId)
                .param("now", Timestamp.from(clock.instant()))
                .param("limit", Timestamp.from(clock.instant().minus(GONE)))
                .update();
        if (forgotten > 0) {
            log.info("nodes={} state=gone reason=host_gone", forgotten);
        }
    }
}
