package dev.browsergrid.agents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A headless Chromium of one's own on a profile of its own, for running the agent without a grid. Closing it ends the
/// whole process tree and deletes the profile.
final class LocalChromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--headless=new",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // popups of the address bar, which a process of their own would load at once
            "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
            "--password-store=basic",
            "--remote-debugging-port=0",
            "--window-size=1280,900");
    private static final String PORT_FILE = "DevToolsActivePort";
    private static final Duration START_BOUND = Duration.ofSeconds(30);

    private final Process process;
    private final Path profile;
    private final String url;

    private LocalChromium(Process process, Path profile, String url) {
        this.process = process;
        this.profile = profile;
        this.url = url;
    }

    static LocalChromium start() throws IOException, InterruptedException {
        return start(Files.createTempDirectory("browsergrid-agent"), "about:blank");
    }

    /// Starts on a profile that may have been used before; `more` are further flags and addresses.
    static LocalChromium start(Path profile, String... more) throws IOException, InterruptedException {
        Files.deleteIfExists(profile.resolve(PORT_FILE));
        List<String> command = new ArrayList<>();
        command.add(Objects.requireNonNullElse(System.getenv("BROWSERGRID_CHROMIUM"), "/usr/bin/chromium"));
        command.addAll(FLAGS);
        if ("root".equals(System.getProperty("user.name"))) {
            command.add("--no-sandbox"); // Chromium refuses to start as root with it
        }
        command.add("--user-data-dir=" + profile);
        command.addAll(List.of(more));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            return new LocalChromium(process, profile, "http://127.0.0.1:" + port(process, profile));
        } catch (IOException | InterruptedException | RuntimeException problem) {
            end(process, profile);
            throw problem;
        }
    }

    /// Where it answers to CDP clients.
    String url() {
        return url;
    }

    Path profile() {
        return profile;
    }

    Process process() {
        return process;
    }

    @Override
    public void close() {
        end(process, profile);
    }

    private static int port(Process process, Path profile) throws IOException, InterruptedException {
        Path announced = profile.resolve(PORT_FILE);
        long start = System.nanoTime();
        while (System.nanoTime() - start < START_BOUND.toNanos()) {
            List<String> lines = Files.exists(announced) ? Files.readAllLines(announced) : List.of();
            if (lines.size() >= 2) {
                return Integer.parseInt(lines.getFirst());
            }
            if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                throw new IOException("Chromium ended while starting, with status " + process.exitValue());
            }
        }
        throw new IOException("Chromium did not start within " + START_BOUND.toSeconds() + " seconds");
    }

    private static void end(Process process, Path profile) {
        List<ProcessHandle> tree = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        tree.forEach(ProcessHandle::destroyForcibly);
        tree.forEach(handle -> handle.onExit()
                .orTimeout(5, TimeUnit.SECONDS)
                .exceptionally(_ -> handle)
                .join());
        try (Stream<Path> files = Files.walk(profile)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException _) {
            // a temporary directory; the system clears what is left
        }
    }
}
