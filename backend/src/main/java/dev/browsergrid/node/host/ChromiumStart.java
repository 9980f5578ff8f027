package dev.browsergrid.node.host;

import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.host.NodeHostException.Problem;
import dev.browsergrid.profiles.BrowserState;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Starts one Chromium and sees it through until it answers and its pages have the right size.
record ChromiumStart(Path binary, NodeHostSettings settings, ExtensionSource extensions, NetworkGuard guard) {
    /// Reserved for "started, but its port is not known yet".
    static final int NO_PORT = 0;

    NodeRecord start(NodeDirectory node, BrowserTemplate template, boolean restore)
            throws IOException, InterruptedException {
        if (!template.windowless() && !Machine.here().hasDisplay()) {
            throw new NodeHostException(
                    Problem.NO_DISPLAY,
                    "The pool asks for browsers with windows (headless: false), and this host has no display to show"
                            + " them on.");
        }
        int guardPort = guard.listen(node.nodeId(), NetworkGuard.ANY_PORT, template.proxied());
        BrowserSetup setup = BrowserSetup.prepare(template, node.extensions(), extensions, guardPort);
        ChromiumPreferences.prepare(node.profile(), node.files().downloads(), setup.languages());
        Files.deleteIfExists(node.devToolsPort());
        List<String> command = ChromiumCommand.of(
                ChromiumCommand.detachPrefix(),
                binary,
                node.profile(),
                setup,
                restore,
                Machine.here().root(),
                settings.flags());
        // Its output goes to a file, because a pipe would break, and Chromium with it, when this server dies.
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(node.path().toFile())
                .redirectErrorStream(true)
                .redirectOutput(node.log().toFile());
        builder.environment().putAll(setup.environment());
        Process process = builder.start();
        process.getOutputStream().close();
        Instant started = process.info().startInstant().orElse(Instant.EPOCH);
        NodeRecord starting = new NodeRecord(
                node.nodeId(),
                process.pid(),
                started,
                NO_PORT,
                "",
                "",
                guardPort,
                template.proxied().map(NodeRecord.Upstream::of));
        starting.write(node);
        List<String> address = awaitAddress(process, node);
        NodeRecord record = starting.answering(Integer.parseInt(address.get(0)), address.get(1), "");
        guard.started(node.nodeId(), record.port());
        String chromium = prepare(record.browser(node.path()).cdpWs(), setup, restore);
        NodeRecord complete = record.answering(record.port(), record.browserPath(), chromium);
        complete.write(node);
        return complete;
    }

    private List<String> awaitAddress(Process process, NodeDirectory node) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + settings.startTimeout().toNanos();
        while (System.nanoTime() < deadline) {
            if (Files.exists(node.devToolsPort())) {
                List<String> lines = Files.readAllLines(node.devToolsPort());
                if (lines.size() == 2 && lines.get(1).length() == "/devtools/browser/".length() + 36) {
                    return lines;
                }
            }
            if (process.waitFor(10, TimeUnit.MILLISECONDS)) {
                throw new NodeHostException(
                        Problem.DID_NOT_START,
                        "Chromium ended with status " + process.exitValue() + " while starting: " + node.lastWords());
            }
        }
        throw new NodeHostException(
                Problem.DID_NOT_START,
                "Chromium gave no address within " + settings.startTimeout() + ": " + node.lastWords());
    }

    private String prepare(URI webSocket, BrowserSetup setup, boolean restore)
            throws NodeHostException, InterruptedException {
        Duration patience = settings.startTimeout();
        CdpSettings cdp = new CdpSettings(
                patience, patience, CdpSettings.DEFAULT.maxMessageChars(), CdpSettings.DEFAULT.maxQueuedEvents());
        try (CdpConnection connection = CdpConnection.open(webSocket, cdp)) {
            BrowserState state = new BrowserState(connection);
            List<BrowserState.Page> pages = state.awaitPages(patience);
            new PageSize(connection, setup.template().size()).apply(pages);
            FirstSteps steps = new FirstSteps(connection);
            if (Companion.isNeeded(setup.template())) {
                steps.awaitCompanion();
            }
            if (!restore && setup.startUrl().isPresent()) {
                steps.open(pages.getFirst().targetId(), setup.startUrl().get());
            }
            return connection.call("Browser.getVersion").path("product").asString("");
        } catch (CdpException failed) {
            throw new NodeHostException(Problem.DID_NOT_START, "Chromium does not answer", failed);
        }
    }
}
