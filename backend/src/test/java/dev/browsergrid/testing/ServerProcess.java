package dev.browsergrid.testing;

import static org.awaitility.Awaitility.await;

import dev.browsergrid.Browsergrid;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The server as an operator runs it: a process of its own, told only by environment variables, with the embedded
/// database.
public final class ServerProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final List<String> SOON_READY = List.of("-XX:TieredStopAtLevel=1", "-XX:MetaspaceSize=160m");

    private final Process process;
    private final Path output;
    private final int port;

    private ServerProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /// Starts one on a data directory, on a port that was free just now. It may not be ready yet.
    public static ServerProcess launch(Path home) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return launch(home, free.getLocalPort());
        }
    }

    public static ServerProcess launch(Path home, int port) throws IOException {
        return launch(home, port, Map.of());
    }

    /// Starts one with further environment variables.
    public static ServerProcess launch(Path home, int port, Map<String, String> environment) throws IOException {
        return launch(home, port, environment, SOON_READY);
    }

    /// Starts one whose machine code is as good as it is for operators, which takes longer to be made.
    public static ServerProcess launchForLong(Path home, Map<String, String> environment) throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return launch(home, free.getLocalPort(), environment, List.of());
        }
    }

    private static ServerProcess launch(Path home, int port, Map<String, String> environment, List<String> machine)
            throws IOException {
        Path output = Files.createTempFile("browsergrid-server", ".log");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(machine);
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Browsergrid.class.getName()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("BROWSERGRID_HOME", home.toString());
        builder.environment().put("SERVER_PORT", Integer.toString(port));
        builder.environment().put("BROWSERGRID_ADMIN_EMAIL", TestServer.EMAIL);
        builder.environment().put("BROWSERGRID_ADMIN_PASSWORD", TestServer.PASSWORD);
        builder.environment().put("BROWSERGRID_EGRESS_ALLOW", OpenGuards.LOOPBACK);
        builder.environment().putAll(environment);
        return new ServerProcess(builder.start(), output, port);
    }

    /// Waits until it serves.
    public ServerProcess awaitReady() {
        await().atMost(PATIENCE).until(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("the server ended: " + output());
            }
            return output().contains("Browsergrid is ready");
        });
        return this;
    }

    /// Waits until it ended by itself. Answers what it said.
    public String awaitEnd() throws IOException, InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server did not end: " + output());
        }
        return output();
    }

    public int exitCode() {
        return process.exitValue();
    }

    public URI url() {
        return URI.create("http://localhost:" + port);
    }

    public long pid() {
        return process.pid();
    }

    public int port() {
        return port;
    }

    /// All processes it started and that live now: browsers, database, drivers.
    public List<ProcessHandle> family() {
        return process.descendants().toList();
    }

    /// Ends it without any chance to tidy up.
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /// Ends it as Ctrl-C or an init system does, and waits for that.
    public void terminate() throws IOException, InterruptedException {
        process.destroy();
        awaitEnd();
    }

    public String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> family = family();
        process.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        Files.delete(output);
    }
}
