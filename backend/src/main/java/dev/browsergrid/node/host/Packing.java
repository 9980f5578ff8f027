package dev.browsergrid.node.host;

import dev.browsergrid.node.host.NodeHostException.Problem;
import dev.browsergrid.profiles.BrowserState;
import dev.browsergrid.profiles.ProfileArchive;
import dev.browsergrid.profiles.StateFiles;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.state.Manifest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Packs the profiles of browsers, closed or running.
final class Packing {
    private static final Logger log = LoggerFactory.getLogger(Packing.class);
    // a browser answers before it closes; one that does not may be closing all the same
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final HostedNodes nodes;
    private final BrowserStates states;
    private final Holding holding;
    private final ExitWatch exits;
    private final Duration closeTimeout;
    // the nodes being closed, whose browsers are meant to end
    private final Set<UUID> closing = ConcurrentHashMap.newKeySet();

    Packing(HostedNodes nodes, BrowserStates states, Holding holding, ExitWatch exits, Duration closeTimeout) {
        this.nodes = nodes;
        this.states = states;
        this.holding = holding;
        this.exits = exits;
        this.closeTimeout = closeTimeout;
    }

    /// Whether the node's browser is meant to end.
    boolean isClosing(UUID nodeId) {
        return closing.contains(nodeId);
    }

    Manifest closeAndPack(NodeDirectory node, OutputStream archive) throws IOException {
        closing.add(node.nodeId());
        try {
            Optional<HostedBrowser> browser = nodes.running(node);
            if (browser.isPresent()) {
                exits.forget(node.nodeId());
                close(node, browser.get());
            }
            if (!Files.exists(node.manifest())) {
                throw new NodeHostException(
                        Problem.DID_NOT_CLOSE, "the browser of node " + node.nodeId() + " ended unasked");
            }
            Manifest manifest = Manifest.fromJson(Files.readString(node.manifest()));
            ProfileArchive.pack(node.profile(), archive);
            return manifest;
        } finally {
            closing.remove(node.nodeId());
        }
    }

    private void close(NodeDirectory node, HostedBrowser browser) throws IOException {
        Files.deleteIfExists(node.manifest());
        holding.resume(node, NodeRecord.read(node).orElseThrow());
        try (CdpConnection connection = CdpConnection.open(browser.cdpWs())) {
            StateFiles state = states.capture(connection, node);
            new BrowserState(connection).close(ANSWER);
            if (!nodes.tree(node).awaitEnd(closeTimeout)) {
                throw new NodeHostException(Problem.DID_NOT_CLOSE, "node " + node.nodeId() + " did not close in time");
            }
            // the last thing a browser does that ends in order
            if (Files.exists(node.profile().resolve("SingletonLock"), LinkOption.NOFOLLOW_LINKS)) {
                log.info("node={} ended=before_all_was_written", node.nodeId());
                state = state.aheadOfItsFiles();
            }
            state.write(node.profile());
            NodeRecord.writeWhole(node.manifest(), state.manifest().toJson());
        } catch (CdpException silent) {
            throw new NodeHostException(
                    Problem.DID_NOT_CLOSE, "node " + node.nodeId() + " did not answer while closing", silent);
        }
    }

    Manifest checkpoint(NodeDirectory node, OutputStream archive) throws IOException {
        HostedBrowser browser = nodes.alive(node);
        NodeRecord record = NodeRecord.read(node).orElseThrow();
        StateFiles state;
        try (CdpConnection connection = CdpConnection.open(browser.cdpWs())) {
            state = states.capture(connection, node).aheadOfItsFiles();
        } catch (CdpException silent) {
            throw new NodeHostException(Problem.NO_ANSWER, "node " + node.nodeId() + " did not answer", silent);
        }
        try {
            holding.stop(node, record);
            state.write(node.profile());
            ProfileArchive.pack(node.profile(), archive);
            return state.manifest();
        } finally {
            holding.resume(node, record);
            states.adopt(browser, node);
        }
    }
}
