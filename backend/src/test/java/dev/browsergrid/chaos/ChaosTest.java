package dev.browsergrid.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.browsergrid.platform.database.KillableDatabase;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.Processes;
import dev.browsergrid.testing.ServerProcess;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two servers on one database serve claims while Chromiums, a server and PostgreSQL are killed. Afterwards everything
/// converges and the counts match. The seed of the order is printed; `-Dchaos.seed` repeats it, `-Dchaos.rounds` sets
/// how often something is killed.
@Tag("chaos")
@Timeout(1200)
class ChaosTest {
    private static final int MIN = 1;

    @TempDir
    private Path directory;

    private final List<ServerProcess> servers = new ArrayList<>();

    @Test
    void whatever_is_killed_while_browsers_are_claimed_everything_converges_and_the_counts_match() throws Exception {
        long seed = Long.getLong("chaos.seed", Instant.now().toEpochMilli());
        int rounds = Integer.getInteger("chaos.rounds", 12);
        Random random = new Random(seed);
        int[] killed = new int[3];
        try (KillableDatabase database = new KillableDatabase(directory.resolve("database"))) {
            for (int number = 0; number < 2; number++) {
                servers.add(ServerProcess.launch(home(number), freePort(), environment(database))
                        .awaitReady());
            }
            changeTheDefaultPool();
            Customers customers =
                    new Customers(4, () -> servers.get(random.nextInt(2)).url());
            for (int round = 0; round < rounds; round++) {
                int before = customers.served.get();
                await().atMost(Duration.ofMinutes(2)).until(() -> customers.served.get() >= before + 2);
                int what = random.nextInt(6);
                switch (what) {
                    case 0 -> database.kill();
                    case 1 -> killServer(random.nextInt(2), database);
                    default -> killChromium(random);
                }
                killed[Math.min(what, 2)]++;
                System.out.printf(
                        "chaos: round=%d killed=%s served=%d refused=%d disturbed=%d%n",
                        round,
                        List.of("postgres", "server", "chromium").get(Math.min(what, 2)),
                        customers.served.get(),
                        customers.refused.get(),
                        customers.disturbed.get());
            }
            customers.close();
            Instant quiet = Instant.now();
            await().atMost(Duration.ofMinutes(3))
                    .pollInterval(Duration.ofMillis(500))
                    .ignoreExceptions()
                    .untilAsserted(() -> assertConverged(database));
            System.out.printf(
                    "chaos: seed=%d killed postgres=%d servers=%d chromiums=%d; sessions served=%d refused=%d"
                            + " disturbed=%d leases=%s; converged %.1f s after the last claim%n",
                    seed,
                    killed[0],
                    killed[1],
                    killed[2],
                    customers.served.get(),
                    customers.refused.get(),
                    customers.disturbed.get(),
                    new Rows(database).one("SELECT count(*) FROM lease"),
                    Duration.between(quiet, Instant.now()).toMillis() / 1000.0);
            for (ServerProcess server : servers) {
                List<ProcessHandle> family = server.family();
                server.terminate();
                await().atMost(Duration.ofSeconds(10))
                        .untilAsserted(() -> assertThat(family).noneMatch(ProcessHandle::isAlive));
            }
            Processes.assertNoneUnder(home(0));
            Processes.assertNoneUnder(home(1));
        } finally {
            for (ServerProcess server : servers) {
                server.close();
            }
            Processes.killUnder(directory);
        }
    }

    private Path home(int number) {
        return directory.resolve("server-" + number);
    }

    private static int freePort() throws IOException {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Map<String, String> environment(KillableDatabase database) {
        return Map.of(
                "SPRING_DATASOURCE_URL", database.url(),
                "SPRING_DATASOURCE_USERNAME", database.user(),
                "SPRING_DATASOURCE_PASSWORD", database.password(),
                "BROWSERGRID_MASTER_KEY", "c2l4dGVlbiBieXRlcyBhcmUgbm90IGVub3VnaCBoZXI=");
    }

    private void changeTheDefaultPool() {
        ApiClient admin = new ApiClient(servers.getFirst().url());
        admin.signIn(TestServer.EMAIL, TestServer.PASSWORD);
        assertThat(admin.patch("/api/v1/pools/default", Map.of("min", MIN, "max", 4, "max_concurrency", 3))
                        .status())
                .isEqualTo(200);
    }

    private void killServer(int number, KillableDatabase database) throws IOException, InterruptedException {
        ServerProcess old = servers.get(number);
        old.kill();
        servers.set(number, ServerProcess.launch(home(number), old.port(), environment(database)));
    }

    private void killChromium(Random random) {
        List<ProcessHandle> browsers = ProcessHandle.allProcesses()
                .filter(process -> Processes.commandLine(process)
                        .filter(line -> line.contains(directory.toString())
                                && line.contains("--remote-debugging-port")
                                && !line.contains("--type="))
                        .isPresent())
                .toList();
        if (!browsers.isEmpty()) {
            browsers.get(random.nextInt(browsers.size())).destroyForcibly();
        }
    }

    private void assertConverged(KillableDatabase database) throws SQLException, IOException {
        assertThat(new Rows(database).one("SELECT count(*) FROM lease WHERE ended_at IS NULL"))
                .as("leases still running")
                .isEqualTo("0");
        assertThat(new Rows(database).one("SELECT count(*) FROM lease"))
                .as("each lease is in the table of what was used")
                .isEqualTo(new Rows(database).one("SELECT count(DISTINCT lease_id) FROM usage_interval"));
        assertThat(new Rows(database).one("SELECT count(*) FROM usage_interval WHERE ended_at IS NULL"))
                .as("uses that never end")
                .isEqualTo("0");
        assertThat(new Rows(database).one("SELECT count(*) FROM session WHERE state NOT IN ('ENDED', 'PARKED')"))
                .as("sessions under way")
                .isEqualTo("0");
        assertThat(new Rows(database).one("SELECT count(*) FROM node WHERE state <> 'GONE'"))
                .as("living nodes")
                .isEqualTo(new Rows(database).one("SELECT count(*) FROM node WHERE state = 'READY'"));
        for (int number = 0; number < 2; number++) {
            String host = Files.readString(home(number).resolve("host-id")).strip();
            List<String> rows = new Rows(database)
                    .list("SELECT id FROM node WHERE state = 'READY' AND host_id = '" + UUID.fromString(host) + "'");
            try (Stream<Path> entries = Files.list(home(number).resolve("nodes"))) {
                assertThat(entries.map(entry -> entry.getFileName().toString()))
                        .as("directories")
                        .containsExactlyInAnyOrderElementsOf(rows);
            }
            assertThat(Processes.under(home(number)).stream()
                            .filter(line -> line.contains("--remote-debugging-port") && !line.contains("--type=")))
                    .as("browsers")
                    .hasSameSizeAs(rows);
        }
    }
}
