package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.host.ObservedNode.Condition;
import dev.browsergrid.profiles.BrowserState;
import dev.browsergrid.profiles.ProfileArchive;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.state.FidelityReport;
import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.profiles.state.Overlay;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Browsers that are saved while they run, stand still, and go on.
@Timeout(120)
class HeldBrowserTest {
    private static final String KEEP =
            "localStorage.n = sessionStorage.n = '%1$s', document.cookie = 'n=%1$s; max-age=9999'";
    private static final String KEPT = "localStorage.n + ' ' + sessionStorage.n + ' ' + document.cookie";

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
    void a_browser_that_is_held_stands_still_and_goes_on_with_all_it_had() throws Exception {
        HostedBrowser browser = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT);
        try (CdpConnection connection = CdpConnection.open(browser.cdpWs())) {
            TestPage page = TestPage.front(connection);
            page.load(site.url("/one"));
            page.evaluate("var ticks = 0; setInterval(() => ticks++, 5); var secret = {deep: 'kept'}");

            assertThat(host.hold(browser.nodeId())).isTrue();
            assertThat(host.hold(browser.nodeId())).as("held again").isTrue();
            // one that waits for a processor is stopped before it runs again
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(hosts.processes())
                            .isNotEmpty()
                            .allSatisfy(process -> assertThat(state(process)).isEqualTo('T')));
            assertThat(host.observe(browser.nodeId()).orElseThrow().condition()).isEqualTo(Condition.HELD);
            assertThat(hosts.exited()).isEmpty();

            host.resume(browser.nodeId());
            assertThat(page.evaluate("secret.deep")).isEqualTo("kept");
            int before = Integer.parseInt(page.evaluate("ticks"));
            assertThat(page.comesTo("ticks > " + before)).isTrue();
            assertThat(host.observe(browser.nodeId()).orElseThrow().condition()).isEqualTo(Condition.RESPONDING);
        }
    }

    @Test
    void a_browser_saved_while_it_runs_comes_back_after_it_was_killed_at_once() throws Exception {
        HostedBrowser first = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT);
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        Manifest manifest;
        try (CdpConnection connection = CdpConnection.open(first.cdpWs())) {
            TestPage one = TestPage.front(connection);
            one.load(site.url("/before"));
            one.load(site.url("/one"));
            TestPage.opened(connection, site.url("/two"));
            one.bringToFront();
            one.evaluate("localStorage.setItem('kept', 'local'); document.cookie = 'session=cookie';"
                    + " document.cookie = 'lasting=cookie; max-age=9999'");
            one.evaluate("document.getElementById('name').focus()");
            one.session().call("Input.insertText", Map.of("text", "Ada Lovelace"));
            one.evaluate("scrollTo(0, 777); var alive = 1");

            manifest = host.checkpoint(first.nodeId(), archive);
            assertThat(one.evaluate("String(alive)")).as("it runs on").isEqualTo("1");
        }
        assertThat(manifest.tabs()).hasSize(2);
        host.destroy(first.nodeId());

        Instant thaw = Instant.now();
        HostedBrowser second =
                host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT, new ByteArrayInputStream(archive.toByteArray()));
        FidelityReport report = host.thaw(second, manifest, thaw);
        assertThat(report.tabs()).isEqualTo(2);
        try (CdpConnection connection = CdpConnection.open(second.cdpWs())) {
            TestPage one = TestPage.showing(connection, site.url("/one"));
            assertThat(one.comesTo("document.getElementById('name')?.value == 'Ada Lovelace'"))
                    .isTrue();
            assertThat(one.comesTo("scrollY == 777")).isTrue();
            assertThat(one.evaluate("localStorage.getItem('kept') + ' ' + document.cookie"))
                    .isEqualTo("local session=cookie; lasting=cookie");
            TestPage.showing(connection, site.url("/two"));
            assertThat(new BrowserState(connection).pages()).hasSize(2);
        }
    }

    @Test
    void what_a_browser_had_not_written_yet_when_it_was_saved_comes_back_newer_than_its_files() throws Exception {
        byte[] written = closedAfter(host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT), "old");
        assertThat(overlay(written).ahead()).as("closed in order").isFalse();

        HostedBrowser second = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT, new ByteArrayInputStream(written));
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        Manifest manifest = manifest(written);
        host.thaw(second, manifest, Instant.now());
        try (CdpConnection connection = CdpConnection.open(second.cdpWs())) {
            TestPage page = TestPage.showing(connection, site.url("/one"));
            assertThat(page.evaluate(KEPT)).isEqualTo("old old n=old");
            page.evaluate(KEEP.formatted("new"));
            TestPage hidden = TestPage.showing(connection, site.elsewhere("/two"));
            assertThat(hidden.comesTo(KEPT + " == 'old old n=old'")).isTrue();
            page.bringToFront();
            hidden.evaluate(KEEP.formatted("new"));
            manifest = host.checkpoint(second.nodeId(), saved);
        }
        host.destroy(second.nodeId());
        assertThat(overlay(saved.toByteArray()).ahead()).isTrue();

        HostedBrowser third =
                host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT, new ByteArrayInputStream(saved.toByteArray()));
        host.thaw(third, manifest, Instant.now());
        try (CdpConnection connection = CdpConnection.open(third.cdpWs())) {
            assertThat(TestPage.showing(connection, site.url("/one")).evaluate(KEPT))
                    .isEqualTo("new new n=new");
            assertThat(TestPage.showing(connection, site.elsewhere("/two")).comesTo(KEPT + " == 'new new n=new'"))
                    .as("of an origin that only a hidden tab shows")
                    .isTrue();
            assertThat(new BrowserState(connection).pages()).hasSize(2);
        }
    }

    private byte[] closedAfter(HostedBrowser browser, String value) throws Exception {
        try (CdpConnection connection = CdpConnection.open(browser.cdpWs())) {
            TestPage page = TestPage.front(connection);
            page.load(site.url("/one"));
            page.evaluate(KEEP.formatted(value));
            TestPage.opened(connection, site.elsewhere("/two")).evaluate(KEEP.formatted(value));
            page.bringToFront();
        }
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        host.closeAndPack(browser.nodeId(), archive);
        host.destroy(browser.nodeId());
        return archive.toByteArray();
    }

    private static Overlay overlay(byte[] archive) throws IOException {
        return ProfileArchive.readState(new ByteArrayInputStream(archive))
                .orElseThrow()
                .overlay();
    }

    private static Manifest manifest(byte[] archive) throws IOException {
        return ProfileArchive.readState(new ByteArrayInputStream(archive))
                .orElseThrow()
                .manifest();
    }

    @Test
    void a_held_browser_is_closed_and_packed_like_any_other() throws Exception {
        HostedBrowser browser = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT);
        host.hold(browser.nodeId());

        assertThat(host.closeAndPack(browser.nodeId(), new ByteArrayOutputStream())
                        .tabs())
                .hasSize(1);
        assertThat(hosts.processes()).isEmpty();
    }

    @Test
    void the_next_server_lets_a_held_browser_go_on() throws Exception {
        HostedBrowser browser = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT);
        host.hold(browser.nodeId());

        NodeHost next = hosts.next();

        assertThat(next.observe(browser.nodeId()).orElseThrow().condition()).isEqualTo(Condition.RESPONDING);
    }

    @Test
    void a_browser_that_is_gone_can_neither_be_saved_nor_held() throws Exception {
        HostedBrowser browser = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT);
        host.hold(browser.nodeId());
        ProcessHandle leader = ProcessHandle.of(browser.pid()).orElseThrow();
        leader.destroyForcibly();
        leader.onExit().join();

        assertThatThrownBy(() -> host.resume(browser.nodeId())).isInstanceOf(NodeHostException.class);
        assertThatThrownBy(() -> host.hold(browser.nodeId())).isInstanceOf(NodeHostException.class);
        assertThatThrownBy(() -> host.checkpoint(browser.nodeId(), new ByteArrayOutputStream()))
                .isInstanceOf(NodeHostException.class);
        assertThat(host.observe(browser.nodeId()).orElseThrow().condition()).isEqualTo(Condition.DEAD);
    }

    /// As the system gives it: T for stopped.
    private static char state(RunningProcess process) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return '-';
        }
    }
}
