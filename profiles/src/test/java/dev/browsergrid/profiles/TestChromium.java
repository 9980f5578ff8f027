package dev.browsergrid.profiles;

import dev.browsergrid.profiles.cdp.CdpConnection;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A real headless Chromium on a directory of the test's choosing.
public record TestChromium(Process process, Path directory, URI webSocket) implements AutoCloseable {
    public static TestChromium start(Path directory, String... more) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                binary(),
                "--headless=new",
                "--no-sandbox",
                "--no-first-run",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // popups of the address bar, which a process of their own would load at once
                "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
                "--password-store=basic",
                "--remote-debugging-port=0",
                "--user-data-dir=" + directory));
        command.addAll(List.of(more));
        Path portFile = directory.resolve("DevToolsActivePort");
        Files.deleteIfExists(portFile);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(new File("/dev/null"))
                .start();
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            if (Files.exists(portFile)) {
                List<String> lines = Files.readAllLines(portFile);
                if (lines.size() == 2) {
                    return new TestChromium(
                            process, directory, URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
                }
            }
            boolean _ = process.waitFor(10, TimeUnit.MILLISECONDS);
        }
        process.destroyForcibly();
        throw new IllegalStateException("Chromium did not start");
    }

    public CdpConnection connect() {
        return CdpConnection.open(webSocket);
    }

    /// Stops the whole tree where it is, until it is told to go on.
    public void stop() throws IOException, InterruptedException {
        signal("STOP");
    }

    public void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill", "-" + name));
        Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .map(handle -> Long.toString(handle.pid()))
                .forEach(command::add);
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("the browser's processes were not all there");
        }
    }

    /// Kills the whole tree, as a power cut would.
    public void kill() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static String binary() {
        String configured = System.getenv("BROWSERGRID_CHROMIUM");
        return Stream.concat(
                        Stream.ofNullable(configured),
                        Stream.of("/usr/bin/chromium", "/usr/bin/google-chrome", "/usr/bin/chromium-browser"))
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no Chromium; set BROWSERGRID_CHROMIUM"));
    }
}
