package dev.browsergrid.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.Processes;
import dev.browsergrid.testing.ServerProcess;
import dev.browsergrid.testing.TestChat;
import dev.browsergrid.testing.TestServer;
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

/// A server that is killed at the worst moment, as a process of its own with the embedded database: while an agent is
/// at work in one browser and somebody uses another. Each such process costs as much as fifty other tests, so that all
/// is asked of the same two, and of a third that is refused.
@Timeout(400)
@Order(1)
class KillServerTest {
    @TempDir
    private Path home;

    private List<ProcessHandle> orphans = List.of();

    @AfterEach
    void leave_no_process_even_when_the_test_failed() {
        orphans.forEach(ProcessHandle::destroyForcibly);
    }

    @Test
    void nothing_acknowledged_is_lost_and_nothing_is_left_behind() throws IOException, InterruptedException {
        SessionInUse session;
        RunAtWork run;
        int port;
        try (ServerProcess first = ServerProcess.launch(home).awaitReady()) {
            port = first.port();
            ApiClient client = client(first);
            session = SessionInUse.begin(client);
            run = RunAtWork.begin(client);
            orphans = first.family();
            first.kill();
        }
        Path drivers = home.resolve("driver");
        assertThat(drivers).as("what the killed server left").isNotEmptyDirectory();
        try (ServerProcess second = ServerProcess.launch(home, port).awaitReady()) {
            session.assertAdoptedBy(second);
            run.assertFailedWithItsLogIntact();
            session.assertGoesOnUntilReleased(second);
            run.assertChatGoesOn();
            assertParkedChatsCostNothing(second, client(second));
            assertAnotherServerIsRefused();
            List<ProcessHandle> family = second.family();
            second.terminate();
            assertThat(second.output()).doesNotContain("ERROR", "Exception");
            assertAllEnd(family);
            assertThat(drivers).isEmptyDirectory();
        }
        assertAllEnd(orphans);
        Processes.assertNoneUnder(home);
    }

    private static ApiClient client(ServerProcess server) {
        ApiClient client = new ApiClient(server.url());
        client.signIn(TestServer.EMAIL, TestServer.PASSWORD);
        return client;
    }

    /// But for the rows: no thread, no timer, no connection for each.
    private static void assertParkedChatsCostNothing(ServerProcess server, ApiClient client) {
        parked(client);
        Upkeep before = Upkeep.of(server);
        assertThat(before.threads()).isPositive();
        assertThat(before.connections()).as("to the warm browser").isPositive();
        parked(client);
        parked(client);
        before.awaitNoMoreThanThis(server);
    }

    private static void parked(ApiClient client) {
        TestChat chat = TestChat.begin(client);
        assertThat(chat.say("open the shop").last().type()).isEqualTo("run.completed");
        // refused until the run has let go of the browser
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.post("/api/v1/sessions/" + chat.sessionId() + "/park", Map.of())
                                .status()
                        < 300);
        chat.awaitParked();
    }

    /// A killed process counts as alive until its parent has taken note, which may be a moment later.
    private static void assertAllEnd(List<ProcessHandle> processes) {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(processes).noneMatch(ProcessHandle::isAlive));
    }

    private void assertAnotherServerIsRefused() throws IOException, InterruptedException {
        try (ServerProcess refused = ServerProcess.launch(home)) {
            assertThat(refused.awaitEnd())
                    .contains("another Browsergrid server already uses " + home)
                    .contains("BROWSERGRID_HOME")
                    .doesNotContain("at dev.browsergrid");
            assertThat(refused.exitCode()).isNotZero();
        }
    }
}
