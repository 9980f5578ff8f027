package dev.browsergrid.node.host;

import dev.browsergrid.profiles.BrowserState;
import dev.browsergrid.profiles.StateFiles;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.overlay.Capture;
import dev.browsergrid.profiles.overlay.Capture.Captured;
import dev.browsergrid.profiles.overlay.Mending;
import dev.browsergrid.profiles.overlay.Thaw;
import dev.browsergrid.profiles.state.Bindings;
import dev.browsergrid.profiles.state.FidelityReport;
import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.profiles.state.Overlay;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/// Reads what browsers hold and puts it back into those that were thawed. What is known of one is kept beside its
/// profile, so that the next server goes on with it.
final class BrowserStates {
    private static final Logger log = LoggerFactory.getLogger(BrowserStates.class);
    /// Tabs are listed within a second or so; a page that waits for a silent server may never be complete.
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final InstantSource clock;
    // the browsers with hidden tabs that have not loaded since they were thawed
    private final Map<UUID, Mending> mendings = new ConcurrentHashMap<>();

    BrowserStates(InstantSource clock) {
        this.clock = clock;
    }

    /// What the browser holds. When it cannot be read in full, its tabs alone: a park must not fail for that.
    StateFiles capture(CdpConnection connection, NodeDirectory node) throws IOException {
        forget(node.nodeId());
        try {
            Captured captured = new Capture(connection, clock).take(bindings(node));
            return new StateFiles(captured.manifest(), captured.overlay());
        } catch (CdpException gone) {
            throw gone;
        } catch (RuntimeException bug) {
            log.error("node={} capture=tabs_only", node.nodeId(), bug);
            return tabsAlone(connection);
        }
    }

    private StateFiles tabsAlone(CdpConnection connection) {
        List<Manifest.Tab> tabs = new BrowserState(connection)
                .pages().stream().map(BrowserState.Page::tab).toList();
        Manifest manifest = Manifest.ofTabs(clock.instant(), "", tabs, -1);
        return new StateFiles(manifest, Overlay.ofTabs(manifest));
    }

    FidelityReport thaw(HostedBrowser browser, NodeDirectory node, Manifest frozen, Instant since) throws IOException {
        Overlay overlay =
                StateFiles.read(node.profile()).map(StateFiles::overlay).orElseGet(() -> Overlay.ofTabs(frozen));
        // the template says how large pages are
        boolean windows = false;
        try (CdpConnection connection = CdpConnection.open(browser.cdpWs())) {
            Thaw.Thawed thawed = new Thaw(connection, clock, windows).restore(overlay, since, PATIENCE);
            keep(node, thawed.bindings());
            mend(browser, node, thawed.bindings(), overlay);
            return thawed.report();
        }
    }

    /// Goes on mending where an earlier server was cut off. No browser keeps a server from starting.
    void adopt(HostedBrowser browser, NodeDirectory node) throws IOException {
        try {
            Bindings bindings = bindings(node);
            if (!bindings.waiting().isEmpty()) {
                Overlay overlay = StateFiles.read(node.profile())
                        .map(StateFiles::overlay)
                        .orElseGet(() -> Overlay.empty(clock.instant()));
                mend(browser, node, bindings, overlay);
            }
        } catch (CdpException | JacksonException | IllegalArgumentException notToBeRead) {
            log.warn("node={} mending=not_resumed", node.nodeId(), notToBeRead);
        }
    }

    /// Stops mending a browser that is about to end.
    void forget(UUID nodeId) {
        Mending mending = mendings.remove(nodeId);
        if (mending != null) {
            mending.close();
        }
    }

    private void mend(HostedBrowser browser, NodeDirectory node, Bindings bindings, Overlay overlay) {
        if (!bindings.waiting().isEmpty()) {
            CdpConnection connection = CdpConnection.open(browser.cdpWs());
            mendings.put(node.nodeId(), Mending.begin(connection, bindings, overlay, now -> keep(node, now)));
        }
    }

    private static Bindings bindings(NodeDirectory node) throws IOException {
        return Files.exists(node.bindings()) ? Bindings.fromJson(Files.readString(node.bindings())) : Bindings.NONE;
    }

    private static void keep(NodeDirectory node, Bindings bindings) {
        try {
            NodeRecord.writeWhole(node.bindings(), bindings.toJson());
        } catch (IOException e) {
            // the worst that can come of it is that a tab is mended twice
            log.warn("node={} bindings=not_kept", node.nodeId(), e);
        }
    }
}
