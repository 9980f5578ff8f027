package dev.browsergrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.platform.Ids;
import dev.browsergrid.testing.SlimContext;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostsTest {
    // the time the stores see; moved by the test
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

    @TempDir
    private Path home;

    @Test
    void windows_may_be_shown_unless_every_living_host_says_that_it_has_no_display() {
        try (SlimContext context = new SlimContext(home, now::get, Hosts.class)) {
            Hosts hosts = context.part(Hosts.class);
            assertThat(hosts.mayShowWindows()).as("nobody said anything").isTrue();

            hosts.beat(host(), true);
            assertThat(hosts.mayShowWindows()).isTrue();
            now.updateAndGet(time -> time.plus(Duration.ofMinutes(1)));
            hosts.beat(host(), false);
            assertThat(hosts.mayShowWindows())
                    .as("the one with a display is gone")
                    .isFalse();
            hosts.beat(host(), true);
            assertThat(hosts.mayShowWindows()).isTrue();
        }
    }

    private static Hosts.Host host() {
        return new Hosts.Host(Ids.next(), 2, 0, 1L << 30, 1L << 30, 0, 0);
    }
}
