package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.net.httpserver.HttpServer;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.host.NodeHostException.Problem;
import dev.browsergrid.node.host.ObservedNode.Condition;
import dev.browsergrid.profiles.ArchiveException;
import dev.browsergrid.profiles.BrowserState;
import dev.browsergrid.profiles.Manifest;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import dev.browsergrid.testing.SmallDisk;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class NodeHostTest {
    private static final String PAGE = """
        <!doctype html><title>Form</title><body style="height:5000px">
        <input id="name" autocomplete="on"><script>document.title = 'Form ' + location.pathname</script>
        """;

    @TempDir
    Path home;

    private final BlockingQueue<HostedBrowser> exited = new LinkedBlockingQueue<>();
    private NodeHost host;
    private HttpServer site;

    @BeforeEach
    void start() throws IOException {
        host = newHost();
        site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        site.createContext("/", exchange -> {
            byte[] body = PAGE.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        site.start();
    }

    @AfterEach
    void leaveNothingBehind() throws IOException {
        site.stop(0);
        for (ObservedNode node : host.observe()) {
            host.destroy(node.nodeId());
        }
        assertThat(processesBelow(home)).isEmpty();
    }

    @Test
    void what_was_packed_opens_again_under_another_id() throws Exception {
        HostedBrowser first = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT);
        try (CdpConnection connection = CdpConnection.open(first.cdpWs())) {
            CdpSession one = frontPage(connection);
            assertThat(evaluate(one, "innerWidth + 'x' + innerHeight")).isEqualTo("1280x800");
            load(one, "/one");
            CdpSession two = connection.attach(connection
                    .call("Target.createTarget", Map.of("url", url("/two")))
                    .path("targetId")
                    .asString());
            assertThat(awaitTrue(two, "document.readyState == 'complete' && location.pathname == '/two'"))
                    .isTrue();
            evaluate(two, "scrollTo(0, 1200)");
            evaluate(one, "localStorage.setItem('kept', 'local'); document.cookie = 'session=cookie'");
            one.call("Page.bringToFront");
            evaluate(one, "document.getElementById('name').focus()");
            one.call("Input.insertText", Map.of("text", "Ada Lovelace"));
            // Typing scrolls to the field, so this comes last.
            evaluate(one, "scrollTo(0, 777)");
        }

        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        Manifest manifest = host.closeAndPack(first.nodeId(), Instant.now(), archive);
        assertThat(archive.size()).as("packed without caches").isLessThan(200_000);
        assertThat(manifest.tabs()).extracting(Manifest.Tab::title).contains("Form /one", "Form /two");
        assertThat(manifest.tabs().get(manifest.active()).url()).isEqualTo(url("/one"));
        assertThat(exited).isEmpty();
        host.destroy(first.nodeId());
        assertThat(first.directory()).doesNotExist();

        Instant thaw = Instant.now();
        HostedBrowser second = host.open(
                UUID.randomUUID(), BrowserTemplate.sized(1000, 700), new ByteArrayInputStream(archive.toByteArray()));
        try (CdpConnection connection = CdpConnection.open(second.cdpWs())) {
            BrowserState state = new BrowserState(connection, InstantSource.system());
            var report = state.awaitRestored(manifest, thaw, Duration.ofSeconds(20));
            assertThat(report.complete()).isTrue();
            CdpSession one = page(connection, state, "/one");
            assertThat(awaitTrue(one, "document.getElementById('name')?.value == 'Ada Lovelace'"))
                    .isTrue();
            assertThat(awaitTrue(one, "scrollY == 777")).isTrue();
            assertThat(evaluate(one, "localStorage.getItem('kept') + ' ' + document.cookie"))
                    .isEqualTo("local session=cookie");
            assertThat(evaluate(one, "innerWidth + 'x' + innerHeight")).isEqualTo("1000x700");
            CdpSession two = page(connection, state, "/two");
            two.call("Page.bringToFront");
            assertThat(awaitTrue(two, "scrollY == 1200")).isTrue();
        }
    }

    @Test
    void a_new_host_adopts_what_runs_and_is_told_when_it_dies() throws Exception {
        HostedBrowser browser = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT);
        host = newHost();
        assertThat(host.observe())
                .containsExactly(new ObservedNode(browser.nodeId(), Condition.RESPONDING, Optional.of(browser)));
        assertThat(processesBelow(home))
                .hasSizeGreaterThan(3)
                .allSatisfy(process -> assertThat(process.session())
                        .as("in a session of its own, where the terminal's signals do not reach")
                        .isEqualTo(browser.pid()));

        ProcessHandle.of(browser.pid()).orElseThrow().destroyForcibly();

        assertThat(exited.poll(20, TimeUnit.SECONDS)).isEqualTo(browser);
        assertThat(exited.poll(20, TimeUnit.SECONDS))
                .as("told by the other host")
                .isEqualTo(browser);
        assertThat(host.observe().getFirst().condition()).isEqualTo(Condition.DEAD);
        NodeHostException lost = catchThrowableOfType(
                NodeHostException.class,
                () -> host.closeAndPack(browser.nodeId(), Instant.now(), new ByteArrayOutputStream()));
        assertThat(lost.problem()).isEqualTo(Problem.DID_NOT_CLOSE);
        host.destroy(browser.nodeId());
        assertThat(processesBelow(home)).isEmpty();
    }

    @Test
    void a_server_that_is_killed_leaves_its_browser_running_and_found() throws Exception {
        UUID nodeId = UUID.randomUUID();
        Process server = anotherServer(nodeId);
        try (BufferedReader said = server.inputReader()) {
            assertThat(said.lines().anyMatch("opening"::equals)).isTrue();
            assertThat(said.lines().anyMatch(line -> line.startsWith("opened ")))
                    .isTrue();
        } finally {
            server.destroyForcibly().waitFor();
        }
        host = newHost();
        ObservedNode node = host.observe().getFirst();
        assertThat(node.condition()).isEqualTo(Condition.RESPONDING);
        assertThat(node.nodeId()).isEqualTo(nodeId);
        assertThat(host.closeAndPack(nodeId, Instant.EPOCH, new ByteArrayOutputStream())
                        .tabs())
                .hasSize(1);
    }

    @Test
    void a_server_that_is_killed_while_it_opens_a_browser_leaves_nothing_that_cannot_be_found() throws Exception {
        UUID nodeId = UUID.randomUUID();
        Process server = anotherServer(nodeId);
        try (BufferedReader said = server.inputReader()) {
            assertThat(said.lines().anyMatch("opening"::equals)).isTrue();
            while (processesBelow(home).isEmpty()) {
                Thread.onSpinWait();
            }
        } finally {
            server.destroyForcibly().waitFor();
        }
        host = newHost();
        assertThat(host.observe()).extracting(ObservedNode::nodeId).containsExactly(nodeId);
        host.destroy(nodeId);
        assertThat(processesBelow(home)).isEmpty();
        assertThat(host.observe()).isEmpty();
    }

    @Test
    void a_browser_whose_record_was_never_finished_is_found_and_destroyed() throws Exception {
        HostedBrowser browser = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT);
        Files.writeString(browser.directory().resolve("node.json"), "{\"node_id\":\"" + browser.nodeId() + "\",\"pi");
        host = newHost();
        assertThat(host.observe())
                .containsExactly(new ObservedNode(browser.nodeId(), Condition.UNFINISHED, Optional.empty()));
        host.destroy(browser.nodeId());
        assertThat(processesBelow(home)).isEmpty();
        assertThat(browser.directory()).doesNotExist();
        host.destroy(browser.nodeId());
        assertThat(host.observe()).isEmpty();
    }

    @Test
    void a_pid_that_was_used_again_is_left_alone() throws Exception {
        Process other = new ProcessBuilder("/bin/sleep", "200").start();
        try {
            UUID nodeId = UUID.randomUUID();
            NodeDirectory node = NodeDirectory.of(home.toRealPath(), nodeId);
            Files.createDirectories(node.profile());
            Instant start = other.info().startInstant().orElseThrow();
            new NodeRecord(nodeId, other.pid(), start, 9222, "/devtools/browser/x", "Chrome/1").write(node);
            host = newHost();
            assertThat(host.observe().getFirst().condition()).isEqualTo(Condition.DEAD);
            host.destroy(nodeId);
            assertThat(node.path()).doesNotExist();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_browser_that_does_not_start_says_why_and_leaves_nothing() throws Exception {
        Path broken = Files.writeString(home.resolve("broken"), "#!/bin/sh\necho 'no display'; exit 5\n");
        assertThat(broken.toFile().setExecutable(true)).isTrue();
        NodeHost withBroken = newHost(broken);
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
        try (SmallDisk disk = mounted.orElseThrow()) {
            NodeHost crowded = new NodeHost(
                    disk.directory(), chromium(), NodeHostSettings.defaults(), InstantSource.system(), exited::add);
            NodeHostException failed = catchThrowableOfType(
                    NodeHostException.class, () -> crowded.open(UUID.randomUUID(), BrowserTemplate.DEFAULT));
            assertThat(failed.problem()).isEqualTo(Problem.DISK_FULL);
            assertThat(failed).hasMessageContaining("the disk of this host is full");
            assertThat(crowded.observe()).isEmpty();
            assertThat(processesBelow(disk.directory())).isEmpty();
        }
    }

    @Test
    void a_browser_that_is_just_being_opened_is_not_taken_for_a_leftover() throws Exception {
        Path slow = Files.writeString(home.resolve("slow"), "#!/bin/sh\necho started; sleep 171\n");
        assertThat(slow.toFile().setExecutable(true)).isTrue();
        NodeHost withSlow = newHost(slow);
        UUID nodeId = UUID.randomUUID();
        CompletableFuture<NodeHostException> opening = CompletableFuture.supplyAsync(() ->
                catchThrowableOfType(NodeHostException.class, () -> withSlow.open(nodeId, BrowserTemplate.DEFAULT)));
        NodeDirectory node = NodeDirectory.of(home.toRealPath(), nodeId);
        while (!node.lastWords().contains("started")) {
            Thread.onSpinWait();
        }
        assertThat(withSlow.observe()).containsExactly(new ObservedNode(nodeId, Condition.OPENING, Optional.empty()));
        assertThat(host.observe()).containsExactly(new ObservedNode(nodeId, Condition.UNFINISHED, Optional.empty()));

        host.destroy(nodeId);

        assertThat(opening.get(20, TimeUnit.SECONDS).problem()).isEqualTo(Problem.DID_NOT_START);
        assertThat(ProcessHandle.allProcesses()
                        .filter(process ->
                                process.info().commandLine().orElse("").contains("sleep 171")))
                .isEmpty();
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
                NodeHostException.class, () -> host.closeAndPack(nodeId, Instant.now(), new ByteArrayOutputStream()));
        assertThat(missing.problem()).isEqualTo(Problem.NO_SUCH_NODE);
        Files.createDirectories(home.resolve("nodes").resolve(nodeId.toString()));
        NodeHostException exists =
                catchThrowableOfType(NodeHostException.class, () -> host.open(nodeId, BrowserTemplate.DEFAULT));
        assertThat(exists.problem()).isEqualTo(Problem.NODE_EXISTS);
    }

    private Process anotherServer(UUID nodeId) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherServer.class.getName(),
                        home.toString(),
                        chromium().toString(),
                        nodeId.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Path chromium() {
        Optional<Path> configured =
                Optional.ofNullable(System.getenv("BROWSERGRID_CHROMIUM")).map(Path::of);
        ChromiumBinary.Search search = ChromiumBinary.find(configured, Machine.here(), FileLookup.real());
        return ((ChromiumBinary.Search.Found) search).path();
    }

    private NodeHost newHost() throws IOException {
        return newHost(chromium());
    }

    private NodeHost newHost(Path chromium) throws IOException {
        return new NodeHost(home, chromium, NodeHostSettings.defaults(), InstantSource.system(), exited::add);
    }

    private static List<RunningProcess> processesBelow(Path home) {
        return ProcessTable.ofThisMachine().all().stream()
                .filter(process -> process.command().contains("--user-data-dir=" + home))
                .toList();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + site.getAddress().getPort() + path;
    }

    private void load(CdpSession page, String path) {
        page.call("Page.navigate", Map.of("url", url(path)));
        assertThat(awaitTrue(page, "document.readyState == 'complete' && location.pathname == '" + path + "'"))
                .isTrue();
    }

    private static CdpSession frontPage(CdpConnection connection) {
        BrowserState state = new BrowserState(connection, InstantSource.system());
        return connection.attach(state.pages().getFirst().targetId());
    }

    private CdpSession page(CdpConnection connection, BrowserState state, String path) {
        return connection.attach(state.pages().stream()
                .filter(page -> page.tab().url().equals(url(path)))
                .findFirst()
                .orElseThrow()
                .targetId());
    }

    private static String evaluate(CdpSession page, String expression) {
        return page.call(
                        "Runtime.evaluate",
                        Map.of("expression", expression, "awaitPromise", true, "returnByValue", true))
                .at("/result/value")
                .asString("");
    }

    /// Waits in the page, a little at a time. A page that is being replaced refuses to answer for a moment.
    private static boolean awaitTrue(CdpSession page, String condition) {
        String soon = "new Promise(done => setTimeout(() => done(String(" + condition + ")), 50))";
        for (int attempt = 0; attempt < 200; attempt++) {
            try {
                if (evaluate(page, soon).equals("true")) {
                    return true;
                }
            } catch (CdpException replaced) {
                assertThat(replaced.code()).isEqualTo(CdpException.Code.REFUSED);
            }
        }
        return false;
    }
}
