package dev.browsergrid.node.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.host.NodeHostException.Problem;
import dev.browsergrid.node.host.ObservedNode.Condition;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
/// What a server finds of the one before it, and what it leaves to the next.

@Timeout(120)
class NodeAdoptionTest {
    @TempDir
    Path home;

    private TestHosts hosts;
    private NodeHost host;

    @BeforeEach
    void start() throws IOException {
        hosts = new TestHosts(home);
        host = hosts.next();
    }

    @AfterEach
    void leave_nothing_behind() throws IOException {
        hosts.close();
    }

    @Test
    void a_new_host_adopts_what_runs_and_is_told_when_it_dies() throws Exception {
        HostedBrowser browser = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT);
        host = hosts.next();
        assertThat(host.observe())
                .containsExactly(new ObservedNode(browser.nodeId(), Condition.RESPONDING, Optional.of(browser)));
        assertThat(hosts.processes())
                .hasSizeGreaterThan(3)
                .allSatisfy(process -> assertThat(process.session())
                        .as("in a session of its own, where the terminal's signals do not reach")
                        .isEqualTo(browser.pid()));

        ProcessHandle.of(browser.pid()).orElseThrow().destroyForcibly();

        assertThat(hosts.exited().poll(20, TimeUnit.SECONDS)).isEqualTo(browser);
        assertThat(hosts.exited().poll(20, TimeUnit.SECONDS))
                .as("told by the other host")
                .isEqualTo(browser);
        assertThat(host.observe().getFirst().condition()).isEqualTo(Condition.DEAD);
        NodeHostException lost = catchThrowableOfType(
                NodeHostException.class, () -> host.closeAndPack(browser.nodeId(), new ByteArrayOutputStream()));
        assertThat(lost.problem()).isEqualTo(Problem.DID_NOT_CLOSE);
        host.destroy(browser.nodeId());
        assertThat(hosts.processes()).isEmpty();
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
        host = hosts.next();
        ObservedNode node = host.observe().getFirst();
        assertThat(node.condition()).isEqualTo(Condition.RESPONDING);
        assertThat(node.nodeId()).isEqualTo(nodeId);
        assertThat(host.closeAndPack(nodeId, new ByteArrayOutputStream()).tabs())
                .hasSize(1);
    }

    @Test
    void a_server_that_is_killed_while_it_opens_a_browser_leaves_nothing_that_cannot_be_found() throws Exception {
        UUID nodeId = UUID.randomUUID();
        Process server = anotherServer(nodeId);
        try (BufferedReader said = server.inputReader()) {
            assertThat(said.lines().anyMatch("opening"::equals)).isTrue();
            while (hosts.processes().isEmpty()) {
                Thread.onSpinWait();
            }
        } finally {
            server.destroyForcibly().waitFor();
        }
        host = hosts.next();
        assertThat(host.observe()).extracting(ObservedNode::nodeId).containsExactly(nodeId);
        host.destroy(nodeId);
        assertThat(hosts.processes()).isEmpty();
        assertThat(host.observe()).isEmpty();
    }

    @Test
    void a_browser_whose_record_was_never_finished_is_found_and_destroyed() throws Exception {
        HostedBrowser browser = host.open(UUID.randomUUID(), BrowserTemplate.DEFAULT);
        Files.writeString(browser.directory().resolve("node.json"), "{\"node_id\":\"" + browser.nodeId() + "\",\"pi");
        host = hosts.next();
        assertThat(host.observe())
                .containsExactly(new ObservedNode(browser.nodeId(), Condition.UNFINISHED, Optional.empty()));
        host.destroy(browser.nodeId());
        assertThat(hosts.processes()).isEmpty();
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
            new NodeRecord(nodeId, other.pid(), start, 9222, "/devtools/browser/x", "Chrome/1", 1, Optional.empty())
                    .write(node);
            host = hosts.next();
            assertThat(host.observe().getFirst().condition()).isEqualTo(Condition.DEAD);
            host.destroy(nodeId);
            assertThat(node.path()).doesNotExist();
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_browser_that_is_just_being_opened_is_not_taken_for_a_leftover() throws Exception {
        Path slow = Files.writeString(home.resolve("slow"), "#!/bin/sh\necho started; sleep 171\n");
        assertThat(slow.toFile().setExecutable(true)).isTrue();
        NodeHost withSlow = hosts.next(slow);
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

    private Process anotherServer(UUID nodeId) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AnotherServer.class.getName(),
                        home.toString(),
                        InstalledChromium.path().toString(),
                        nodeId.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
