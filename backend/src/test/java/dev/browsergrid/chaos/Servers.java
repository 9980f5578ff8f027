package dev.browsergrid.chaos;

import dev.browsergrid.platform.database.KillableDatabase;
import dev.browsergrid.testing.ApiClient;
import dev.browsergrid.testing.Processes;
import dev.browsergrid.testing.ServerProcess;
import dev.browsergrid.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/// Servers on one database that a test may kill; one that was killed is started again on its home at once.
final class Servers implements AutoCloseable {
    private final Path directory;
    private final KillableDatabase database;
    private final List<ServerProcess> running = new ArrayList<>();
    // logins outlive their servers
    private final Map<Integer, ApiClient> clients = new HashMap<>();
    private int chromiums;
    private int servers;
    private int missed;

    private Servers(Path directory, KillableDatabase database) {
        this.directory = directory;
        this.database = database;
    }

    static Servers start(Path directory, int count, KillableDatabase database) throws IOException {
        Servers servers = new Servers(directory, database);
        for (int number = 0; number < count; number++) {
            servers.running.add(servers.launch(number, freePort()));
        }
        servers.running.forEach(ServerProcess::awaitReady);
        return servers;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private ServerProcess launch(int number, int port) throws IOException {
        return ServerProcess.launch(
                directory.resolve("server-" + number),
                port,
                Map.of(
                        "SPRING_DATASOURCE_URL", database.url(),
                        "SPRING_DATASOURCE_USERNAME", database.user(),
                        "SPRING_DATASOURCE_PASSWORD", database.password(),
                        "BROWSERGRID_MASTER_KEY", "c2l4dGVlbiBieXRlcyBhcmUgbm90IGVub3VnaCBoZXI="));
    }

    int count() {
        return running.size();
    }

    ApiClient client(int number) {
        return clients.computeIfAbsent(number, _ -> {
            ApiClient client = new ApiClient(running.get(number).url());
            client.signIn(TestServer.EMAIL, TestServer.PASSWORD);
            return client;
        });
    }

    /// Waits so long, then kills a server, or the session's Chromium. A server is started again.
    void kill(boolean server, String session, int milliseconds, Random random) {
        LockSupport.parkNanos(milliseconds * 1_000_000L);
        try {
            if (server) {
                killServer(random.nextInt(running.size()));
            } else {
                killChromium(session);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void killServer(int number) throws IOException, InterruptedException {
        servers++;
        ServerProcess old = running.get(number);
        old.kill();
        running.set(number, launch(number, old.port()).awaitReady());
    }

    private void killChromium(String session) throws SQLException {
        List<String> leased = new Rows(database)
                .list("SELECT node_id::text FROM lease WHERE session_id = '" + session
                        + "' ORDER BY ended_at IS NOT NULL, granted_at DESC LIMIT 1");
        List<ProcessHandle> browsers = ProcessHandle.allProcesses()
                .filter(process -> Processes.commandLine(process)
                        .filter(line -> line.contains("--remote-debugging-port") && !line.contains("--type="))
                        .filter(line -> leased.stream().anyMatch(line::contains))
                        .isPresent())
                .toList();
        browsers.forEach(ProcessHandle::destroyForcibly);
        if (browsers.isEmpty()) {
            missed++;
        } else {
            chromiums++;
        }
    }

    int killed() {
        return chromiums + servers;
    }

    int chromiums() {
        return chromiums;
    }

    int servers() {
        return servers;
    }

    /// How often the Chromium was gone before it could be killed.
    int missed() {
        return missed;
    }

    @Override
    public void close() throws IOException {
        for (ServerProcess server : running) {
            server.close();
        }
        Processes.killUnder(directory);
    }
}
