package dev.browsergrid.node.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.node.NodeProvider.Observed;
import dev.browsergrid.node.NodeProviderContractTest;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SimulatedNodeProviderTest extends NodeProviderContractTest {
    // the time the provider sees
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));

    @Override
    protected NodeProvider create() {
        return provider();
    }

    @Override
    protected void pass() {
        now.updateAndGet(before -> before.plusMillis(100));
    }

    @Test
    void a_start_that_is_to_fail_fails_and_the_next_one_does_not() {
        SimulatedNodeProvider provider = provider();
        NodeId first = NodeId.next();
        NodeId second = NodeId.next();
        provider.failStarts(1);
        provider.provision(first, BrowserTemplate.DEFAULT);
        provider.provision(second, BrowserTemplate.DEFAULT);

        now.updateAndGet(before -> before.plusSeconds(1));

        assertThat(provider.observe())
                .anyMatch(seen -> seen instanceof Observed.Dead && seen.id().equals(first))
                .anyMatch(seen -> seen instanceof Observed.Running && seen.id().equals(second));
    }

    @Test
    void a_browser_that_crashes_is_seen_dead() {
        SimulatedNodeProvider provider = provider();
        NodeId id = NodeId.next();
        provider.provision(id, BrowserTemplate.DEFAULT);

        provider.crash(id);

        assertThat(provider.observe()).singleElement().isInstanceOf(Observed.Dead.class);
    }

    private SimulatedNodeProvider provider() {
        return new SimulatedNodeProvider(now::get, Duration.ofMillis(500));
    }
}
