package dev.browsergrid.bench;

import dev.browsergrid.node.host.InstalledChromium;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.springframework.util.FileSystemUtils;

/// A Chromium that is handed out without any server, started as the grid starts its own.
record BareChromium(Process process, Path directory, URI address) implements AutoCloseable {
    static BareChromium start() throws IOException {
        Path directory = Files.createTempDirectory("browsergrid-bare");
        Process process = new ProcessBuilder(
                        InstalledChromium.path().toString(),
                        "--user-data-dir=" + directory,
                        "--headless=new",
                        "--no-sandbox",
                        "--remote-debugging-port=0",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup",
                        "--disable-quic",
                        "--password-store=basic",
                        "--window-size=1280,800",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Path port = directory.resolve("DevToolsActivePort");
        List<String> lines = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> Files.exists(port) ? Files.readAllLines(port) : List.of(), found -> found.size() == 2);
        return new BareChromium(process, directory, URI.create("ws://127.0.0.1:" + lines.getFirst() + lines.getLast()));
    }

    @Override
    public void close() throws IOException {
        List<ProcessHandle> tree = process.descendants().toList();
        process.destroyForcibly();
        tree.forEach(ProcessHandle::destroyForcibly);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> !process.isAlive() && tree.stream().noneMatch(ProcessHandle::isAlive));
        FileSystemUtils.deleteRecursively(directory);
    }
}
