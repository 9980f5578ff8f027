package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.BrowserTab;
import dev.browsergrid.testing.Processes;
import dev.browsergrid.testing.ServerProcess;
import dev.browsergrid.testing.SessionBrowser;
import dev.browsergrid.testing.TestServer;
import dev.browsergrid.testing.TestSession;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a session somebody uses when its server is killed, and when it is stopped in order.
@Timeout(240)
@Order(1)
class AdoptionTest {
    @TempDir
    private Path home;

    private List<ProcessHandle> orphans = List.of();

    @AfterEach
    void leave_no_process_even_when_the_test_failed() {
        orphans.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void a_session_goes_on_with_its_browser_after_its_server_was_killed() throws IOException, InterruptedException {
        TestSession session;
        String node;
        int port;
        try (ServerProcess first = ServerProcess.launch(home).awaitReady()) {
            port = first.port();
            session = TestSession.active(signedIn(first), Map.of("name", "kept"));
            node = session.get().path("node_id").asString();
            orphans = first.family();
            first.kill();
        }
        try (ServerProcess second = ServerProcess.launch(home, port).awaitReady()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> second.output().contains("session=" + session.id())
                            && second.output().contains("action=adopt"));
            assertThat(session.status()).isEqualTo("active");
            assertThat(session.get().path("node_id").asString()).isEqualTo(node);
            isGuarded(session, second);
            new SessionBrowser(session).crashAPage();
            assertThat(session.reason())
                    .as("told by the server that adopted it")
                    .contains("crashed");
            assertThat(session.post("release").status()).isEqualTo(200);
            session.await("ended");
            assertThat(session.events())
                    .startsWith("lease_granted", "started", "visit_refused", "page_crashed")
                    .endsWith("closed");
            List<ProcessHandle> family = second.family();
            second.terminate();
            assertThat(second.output()).doesNotContain("ERROR", "Exception");
            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
        }
        Processes.assertNoneUnder(home);
    }

    /// The guard is the second server's by now, on the port the browser knows.
    private static void isGuarded(TestSession session, ServerProcess server) {
        try (CdpConnection connection = new SessionBrowser(session).connect()) {
            BrowserTab tab = BrowserTab.open(connection);
            tab.visit(server.url() + "/playground/");
            assertThat(tab.text()).contains("A place to practise");
            tab.visit("http://169.254.169.254/");
            assertThat(tab.text()).contains("This address is blocked");
        }
        assertThat(session.events()).contains("visit_refused");
    }

    private static ApiClient signedIn(ServerProcess server) {
        ApiClient client = new ApiClient(server.url());
        client.signIn(TestServer.EMAIL, TestServer.PASSWORD);
        return client;
    }
}
