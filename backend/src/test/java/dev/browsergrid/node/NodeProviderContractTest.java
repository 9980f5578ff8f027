package dev.browsergrid.node;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.browsergrid.node.NodeProvider.Observed;
import dev.browsergrid.profiles.state.Manifest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every provider of browsers keeps.
@Timeout(120)
public abstract class NodeProviderContractTest {
    /// Nodes the provider told of.
    protected final BlockingQueue<NodeId> told = new LinkedBlockingQueue<>();

    private NodeProvider provider;
    private final NodeId id = NodeId.next();

    protected abstract NodeProvider create() throws Exception;

    /// Lets some time pass for the provider.
    protected abstract void pass() throws InterruptedException;

    @BeforeEach
    final void createProvider() throws Exception {
        provider = create();
        provider.onChange(told::add);
    }

    @AfterEach
    final void leaveNothingBehind() {
        provider.observe().forEach(seen -> provider.terminate(seen.id()));
        assertThat(provider.observe()).isEmpty();
    }

    @Test
    void a_browser_that_was_asked_for_comes_up_once_however_often_it_is_asked_for() throws Exception {
        provider.provision(id, BrowserTemplate.DEFAULT);
        provider.provision(id, BrowserTemplate.DEFAULT);

        assertThat(running(id).getHost()).isEqualTo("127.0.0.1");
        provider.provision(id, BrowserTemplate.DEFAULT);
        assertThat(provider.observe()).hasSize(1);
        assertThat(told.poll(30, SECONDS)).isEqualTo(id);
    }

    @Test
    void a_browser_that_was_ended_is_not_there_any_more_and_may_be_ended_again() throws Exception {
        provider.provision(id, BrowserTemplate.DEFAULT);
        running(id);

        provider.terminate(id);
        provider.terminate(id);

        assertThat(provider.observe()).isEmpty();
    }

    @Test
    void a_browser_that_is_ended_while_it_starts_never_comes_up() throws Exception {
        for (int looks = 0; looks < 4; looks++) {
            NodeId node = NodeId.next();
            provider.provision(node, BrowserTemplate.DEFAULT);
            for (int look = 0; look < looks; look++) {
                pass();
            }

            provider.terminate(node);

            // a start that goes on would show by now
            for (int look = 0; look < 10; look++) {
                pass();
                assertThat(observed(node)).isEmpty();
            }
        }
    }

    @Test
    void what_was_packed_goes_on_in_another_node() throws Exception {
        NodeId other = NodeId.next();
        provider.provision(id, BrowserTemplate.DEFAULT);
        provider.provision(other, BrowserTemplate.DEFAULT);
        running(id);
        running(other);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();

        Manifest manifest = provider.closeAndPack(id, archive);
        NodeProvider.Restored restored = provider.restore(
                other, BrowserTemplate.DEFAULT, new ByteArrayInputStream(archive.toByteArray()), manifest);

        assertThat(observed(id)).containsInstanceOf(Observed.Closed.class);
        assertThat(restored.report().tabs()).isEqualTo(manifest.tabs().size());
        assertThat(running(other)).isEqualTo(restored.cdpUrl());
    }

    @Test
    void a_node_looked_at_alone_is_what_it_is_among_all() throws Exception {
        assertThat(provider.observe(id)).isEmpty();

        provider.provision(id, BrowserTemplate.DEFAULT);
        running(id);
        assertThat(provider.observe(id)).isEqualTo(observed(id));

        provider.closeAndPack(id, new ByteArrayOutputStream());
        assertThat(provider.observe(id)).isEqualTo(observed(id)).containsInstanceOf(Observed.Closed.class);
    }

    @Test
    void a_browser_that_is_saved_and_held_still_runs_and_goes_on() throws Exception {
        provider.provision(id, BrowserTemplate.DEFAULT);
        URI address = running(id);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();

        Manifest manifest = provider.checkpoint(id, archive);
        assertThat(provider.hold(id)).isTrue();
        assertThat(provider.observe(id)).contains(new Observed.Running(id, address));
        provider.resume(id);
        provider.resume(id);

        assertThat(provider.closeAndPack(id, new ByteArrayOutputStream()).tabs())
                .isEqualTo(manifest.tabs());
        assertThat(archive.size()).isPositive();
        for (var gone : List.<Runnable>of(
                () -> provider.checkpoint(id, new ByteArrayOutputStream()),
                () -> provider.hold(id),
                () -> provider.resume(id))) {
            assertThatThrownBy(gone::run).isInstanceOf(BrowserLostException.class);
        }
    }

    @Test
    void a_closed_browser_can_be_packed_again() throws Exception {
        provider.provision(id, BrowserTemplate.DEFAULT);
        running(id);

        Manifest first = provider.closeAndPack(id, new ByteArrayOutputStream());

        assertThat(provider.closeAndPack(id, new ByteArrayOutputStream()).tabs())
                .isEqualTo(first.tabs());
    }

    @Test
    void a_browser_that_is_not_there_cannot_be_packed() {
        assertThatThrownBy(() -> provider.closeAndPack(id, new ByteArrayOutputStream()))
                .isInstanceOf(BrowserLostException.class);
    }

    @Test
    void an_archive_that_is_none_is_refused() throws Exception {
        provider.provision(id, BrowserTemplate.DEFAULT);
        running(id);
        Manifest manifest = Manifest.ofTabs(Instant.EPOCH, "x", List.of(), -1);

        assertThatThrownBy(() -> provider.restore(
                        id, BrowserTemplate.DEFAULT, new ByteArrayInputStream(new byte[] {1, 2}), manifest))
                .isInstanceOf(BrowserStartException.class);
    }

    @Test
    void a_blank_browser_is_exchanged_for_another() throws Exception {
        provider.provision(id, BrowserTemplate.DEFAULT);
        running(id);

        URI address = provider.reopen(id, BrowserTemplate.sized(800, 600));

        assertThat(running(id)).isEqualTo(address);
    }

    private Optional<Observed> observed(NodeId node) {
        return provider.observe().stream()
                .filter(seen -> seen.id().equals(node))
                .findFirst();
    }

    private URI running(NodeId node) throws InterruptedException {
        for (int look = 0; look < 300; look++) {
            if (observed(node).orElse(null) instanceof Observed.Running(var _, var url)) {
                return url;
            }
            pass();
        }
        throw new AssertionError("not running: " + observed(node));
    }
}
