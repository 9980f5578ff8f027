package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.host.NodeHostException.Problem;
import dev.browsergrid.node.host.ObservedNode.Condition;
import dev.browsergrid.profiles.ArchiveException;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.state.FidelityReport;
import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.testing.SmallDisk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Opening a browser, closing it into an archive, opening that again, and every way in which that is refused.
@Timeout(120)
class NodeHostTest {
    @TempDir
    Path home;

    private TestHosts hosts;
    private NodeHost host;
    private FormSite site;

    @BeforeEach
    void start() throws IOException {
        hosts = new TestHosts(home);
        host = hosts.next();
        site = new FormSite();
    }

    @AfterEach
    void leave_nothing_behind() throws IOException {
        site.close();
        hosts.close();
    }

    @Test
    void what_was_packed_opens_again_under_another_id() throws Exception {
        HostedBrowser first = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT);
        try (CdpConnection connection = CdpConnection.open(first.cdpWs())) {
            TestPage one = TestPage.front(connection);
            assertThat(one.evaluate("innerWidth + 'x' + innerHeight")).isEqualTo("1280x800");
            one.load(site.url("/one"));
            TestPage two = TestPage.opened(connection, site.url("/two"));
            two.evaluate("scrollTo(0, 1200)");
            one.evaluate("localStorage.setItem('kept', 'local'); document.cookie = 'session=cookie'");
            one.bringToFront();
            one.evaluate("document.getElementById('name').focus()");
            one.session().call("Input.insertText", Map.of("text", "Ada Lovelace"));
            // Typing scrolls to the field, so this comes last.
            one.evaluate("scrollTo(0, 777)");
        }

        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        Manifest manifest = host.closeAndPack(first.nodeId(), archive);
        assertThat(archive.size()).as("packed without caches").isLessThan(200_000);
        assertThat(manifest.tabs()).extracting(Manifest.Tab::title).contains("Form /one", "Form /two");
        assertThat(manifest.tabs().get(manifest.active()).url()).isEqualTo(site.url("/one"));
        assertThat(hosts.exited()).isEmpty();
        host.destroy(first.nodeId());
        assertThat(first.directory()).doesNotExist();

        Instant thaw = Instant.now();
        HostedBrowser second = host.open(
                UUID.randomUUID(), BrowserTemplate.sized(1000, 700), new ByteArrayInputStream(archive.toByteArray()));
        FidelityReport report = host.thaw(second, manifest, thaw);
        assertThat(report.complete()).as(report.sentence()).isTrue();
        assertThat(report.tabs()).isEqualTo(2);
        try (CdpConnection connection = CdpConnection.open(second.cdpWs())) {
            TestPage one = TestPage.showing(connection, site.url("/one"));
            assertThat(one.comesTo("document.getElementById('name')?.value == 'Ada Lovelace'"))
                    .isTrue();
            assertThat(one.comesTo("scrollY == 777")).isTrue();
            assertThat(one.evaluate("localStorage.getItem('kept') + ' ' + document.cookie"))
                    .isEqualTo("local session=cookie");
            assertThat(one.evaluate("innerWidth + 'x' + innerHeight")).isEqualTo("1000x700");
            TestPage two = TestPage.showing(connection, site.url("/two"));
            two.bringToFront();
            assertThat(two.comesTo("scrollY == 1200")).isTrue();
        }
    }

    @Test
    void a_browser_that_is_being_closed_is_never_taken_for_one_that_died() throws Exception {
        UUID nodeId = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT).nodeId();
        CompletableFuture<Manifest> closing = CompletableFuture.supplyAsync(() -> {
            try {
                return host.closeAndPack(nodeId, new ByteArrayOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Set<Condition> seen = EnumSet.noneOf(Condition.class);
        while (!closing.isDone()) {
            host.observe().forEach(node -> seen.add(node.condition()));
        }
        assertThat(closing.get().tabs()).hasSize(1);
        assertThat(seen).doesNotContain(Condition.DEAD, Condition.UNFINISHED);
        assertThat(host.observe().getFirst().condition()).isEqualTo(Condition.CLOSED);
    }

    @Test
    void a_browser_that_does_not_start_says_why_and_leaves_nothing() throws Exception {
        Path broken = Files.writeString(home.resolve("broken"), "#!/bin/sh\necho 'no display'; exit 5\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        NodeHost withBroken = hosts.next(broken);
        UUID nodeId = UUID.randomUUID();
        NodeHostException failed =
                catchThrowableOfType(NodeHostException.class, () -> withBroken.open(nodeId, BrowserTemplate.DEFAULT));
        assertThat(failed.problem()).isEqualTo(Problem.DID_NOT_START);
        assertThat(failed).hasMessageContaining("status 5").hasMessageContaining("no display");
        assertThat(host.observe()).isEmpty();
    }

    @Test
    void a_browser_that_does_not_start_for_want_of_disk_says_so_and_leaves_nothing() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.mount(1);
        assumeThat(mounted).as("whoever runs this may mount a disk").isPresent();
        try (SmallDisk disk = mounted.orElseThrow();
                TestHosts crowded = new TestHosts(disk.directory())) {
            NodeHost there = crowded.next();
            NodeHostException failed = catchThrowableOfType(
                    NodeHostException.class, () -> there.open(UUID.randomUUID(), BrowserTemplate.DEFAULT));
            assertThat(failed.problem()).isEqualTo(Problem.DISK_FULL);
            assertThat(failed).hasMessageContaining("the disk of this host is full");
            assertThat(there.observe()).isEmpty();
        }
    }

    @Test
    void a_damaged_archive_is_refused_and_leaves_nothing() throws Exception {
        ArchiveException refused = catchThrowableOfType(
                ArchiveException.class,
                () -> host.open(
                        UUID.randomUUID(), BrowserTemplate.DEFAULT, new ByteArrayInputStream(new byte[] {1, 2, 3})));
        assertThat(refused.problem()).isEqualTo(ArchiveException.Problem.DAMAGED);
        assertThat(host.observe()).isEmpty();
    }

    @Test
    void a_node_that_is_not_there_cannot_be_closed_and_one_that_is_cannot_be_opened() throws Exception {
        UUID nodeId = UUID.randomUUID();
        NodeHostException missing = catchThrowableOfType(
                NodeHostException.class, () -> host.closeAndPack(nodeId, new ByteArrayOutputStream()));
        assertThat(missing.problem()).isEqualTo(Problem.NO_SUCH_NODE);
        Files.createDirectories(home.resolve("nodes").resolve(nodeId.toString()));
        NodeHostException exists =
                catchThrowableOfType(NodeHostException.class, () -> host.open(nodeId, BrowserTemplate.DEFAULT));
        assertThat(exists.problem()).isEqualTo(Problem.NODE_EXISTS);
    }
}
