package dev.browsergrid.node.host;

import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.node.host.NodeHostException.Problem;
import dev.browsergrid.profiles.Directories;
import dev.browsergrid.profiles.ProfileArchive;
import dev.browsergrid.profiles.state.FidelityReport;
import dev.browsergrid.profiles.state.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens, observes, closes and destroys the Chromiums beside it. What is true is on disk and in the process table,
/// not in memory: a new node host on the same directory goes on where the last one was cut off.
///
/// Calls for different nodes may run at the same time; for one node they must come one after another.
public final class NodeHost {
    private static final Logger log = LoggerFactory.getLogger(NodeHost.class);

    private final Path home;
    private final NodeHostSettings settings;
    private final BrowserStates states;
    private final ProcessTable processes = ProcessTable.ofThisMachine();
    private final HostedNodes nodes;
    private final ChromiumStart starter;
    private final NetworkGuard guard;
    private final ExitWatch exits;
    private final UsageMeter meter;
    private final Holding holding;
    private final Packing packing;
    private final LaunchQueue launches;
    // the nodes whose opening is under way, which only this host can tell from one that was cut off
    private final Set<UUID> opening = ConcurrentHashMap.newKeySet();

    /// Adopts every browser that still runs and whose guard can listen where it did; the others are ended. None stays
    /// held. `exited` is told once for each whose process ends unasked.
    public NodeHost(
            Path home,
            Path chromium,
            NodeHostSettings settings,
            InstantSource clock,
            ExtensionSource extensions,
            NetworkGuard guard,
            Consumer<HostedBrowser> exited)
            throws IOException {
        Files.createDirectories(NodeDirectory.nodes(home.toAbsolutePath()));
        // Processes are recognised by the path in their command line, so it must have one spelling only.
        this.home = home.toRealPath();
        this.nodes = new HostedNodes(this.home, processes);
        this.settings = settings;
        this.states = new BrowserStates(clock);
        this.starter = new ChromiumStart(chromium, settings, extensions, guard);
        this.guard = guard;
        this.exits = new ExitWatch(exited);
        this.holding = new Holding(processes);
        this.packing = new Packing(nodes, states, holding, exits, settings.closeTimeout());
        this.meter = new UsageMeter(NodeDirectory.nodes(this.home), processes);
        this.launches = new LaunchQueue(settings.launchesAtOnce(), MachineLoad::now);
        for (NodeDirectory node : NodeDirectory.all(this.home)) {
            Optional<HostedBrowser> browser = nodes.running(node);
            if (browser.isPresent() && guardAgain(node)) {
                holding.resume(node, NodeRecord.read(node).orElseThrow());
                exits.watch(browser.get());
                states.adopt(browser.get(), node);
            }
        }
    }

    /// Has the guard listen where the browser looks for it. A browser without guard is ended: whoever has the port now
    /// would see all its traffic.
    private boolean guardAgain(NodeDirectory node) {
        NodeRecord record = NodeRecord.read(node).orElseThrow();
        try {
            guard.listen(node.nodeId(), record.guardPort(), record.upstream().map(NodeRecord.Upstream::proxy));
            guard.started(node.nodeId(), record.port());
            return true;
        } catch (IOException taken) {
            log.warn("browser lost its guard node={} port={}", node.nodeId(), record.guardPort(), taken);
            nodes.tree(node).kill();
            return false;
        }
    }

    /// Opens a browser with a fresh profile.
    public HostedBrowser open(UUID nodeId, BrowserTemplate template) throws IOException {
        return open(nodeId, template, (InputStream) null, false);
    }

    /// Opens a browser as it was when the archive was packed.
    public HostedBrowser open(UUID nodeId, BrowserTemplate template, InputStream archive) throws IOException {
        return open(nodeId, template, archive, true);
    }

    /// Puts what its archive says over a browser that was opened from one, and tells what came back. `frozen` is for
    /// archives that say nothing. Hidden tabs follow as they load.
    public FidelityReport thaw(HostedBrowser browser, Manifest frozen, Instant since) throws IOException {
        return states.thaw(browser, NodeDirectory.of(home, browser.nodeId()), frozen, since);
    }

    /// Reads what the browser holds, closes it in order and packs its profile into `archive`, which stays open. The
    /// directory is kept until the node is destroyed, and calling again packs it again. When it throws, what was
    /// written is worthless.
    public Manifest closeAndPack(UUID nodeId, OutputStream archive) throws IOException {
        return packing.closeAndPack(nodes.existing(nodeId), archive);
    }

    /// Reads what the browser holds and packs its profile into `archive`, which stays open, while it runs on. It stands
    /// still while its files are read, so that they are as of one moment: what Chromium finds in them is what it
    /// would find after a crash then, and the overlay has the rest.
    public Manifest checkpoint(UUID nodeId, OutputStream archive) throws IOException {
        return packing.checkpoint(nodes.existing(nodeId), archive);
    }

    /// Stops the browser in place; answers `false` where that cannot be done. Stays so when it is so.
    public boolean hold(UUID nodeId) throws IOException {
        NodeDirectory node = nodes.existing(nodeId);
        nodes.alive(node);
        states.forget(nodeId);
        return holding.stop(node, NodeRecord.read(node).orElseThrow());
    }

    /// Lets a browser that is held go on; does nothing to another.
    public void resume(UUID nodeId) throws IOException {
        NodeDirectory node = nodes.existing(nodeId);
        HostedBrowser browser = nodes.alive(node);
        if (Files.exists(node.held())) {
            holding.resume(node, NodeRecord.read(node).orElseThrow());
            states.adopt(browser, node);
        }
    }

    /// Ends whatever there is of a node, processes first, and removes its directory. Does nothing when there is none.
    public void destroy(UUID nodeId) throws IOException {
        exits.forget(nodeId);
        states.forget(nodeId);
        NodeDirectory node = NodeDirectory.of(home, nodeId);
        nodes.tree(node).kill();
        guard.close(nodeId);
        Directories.remove(node.path());
    }

    /// What is true of every node now, the ones that were opened by an earlier server included.
    public List<ObservedNode> observe() throws IOException {
        return observer().observe();
    }

    /// What there is of one node; empty when there is nothing.
    public Optional<ObservedNode> observe(UUID nodeId) throws IOException {
        return observer().observe(nodeId);
    }

    private NodeObserver observer() {
        return new NodeObserver(
                home, settings.answerTimeout(), () -> Set.copyOf(opening), packing::isClosing, processes);
    }

    /// Why the node's browser is not being started yet, in words for people; empty when it waits for nothing.
    public Optional<String> waitsFor(UUID nodeId) {
        return launches.waitsFor(nodeId);
    }

    /// What every browser uses; the first measurement tells no processor time.
    public List<NodeUsage> usage() {
        return meter.measure();
    }

    /// How many browsers are being opened, those that still wait for their turn included.
    public int launching() {
        return opening.size();
    }

    private HostedBrowser open(UUID nodeId, BrowserTemplate template, @Nullable InputStream archive, boolean restore)
            throws IOException {
        NodeDirectory node = NodeDirectory.of(home, nodeId);
        opening.add(nodeId);
        try {
            return open(node, template, archive, restore);
        } finally {
            opening.remove(nodeId);
        }
    }

    private HostedBrowser open(
            NodeDirectory node, BrowserTemplate template, @Nullable InputStream archive, boolean restore)
            throws IOException {
        UUID nodeId = node.nodeId();
        try {
            Files.createDirectory(node.path());
        } catch (FileAlreadyExistsException exists) {
            throw new NodeHostException(Problem.NODE_EXISTS, "node " + nodeId + " exists already", exists);
        }
        boolean opened = false;
        try {
            if (archive != null) {
                ProfileArchive.unpack(archive, node.profile(), settings.archiveLimits());
            }
            HostedBrowser browser = launch(node, template, restore);
            exits.watch(browser);
            opened = true;
            log.info("browser opened node={} pid={} restored={}", nodeId, browser.pid(), restore);
            return browser;
        } catch (IOException failure) {
            throw FullDisk.explain(node.path(), failure);
        } finally {
            if (!opened) {
                destroy(nodeId);
            }
        }
    }

    private HostedBrowser launch(NodeDirectory node, BrowserTemplate template, boolean restore) throws IOException {
        try {
            try (LaunchQueue.Slot _ = launches.enter(node.nodeId())) {
                return starter.start(node, template, restore).browser(node.path());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new NodeHostException(Problem.DID_NOT_START, "interrupted while starting", stopped);
        }
    }

    /// Where files of the node's browser are.
    public NodeFiles files(UUID nodeId) {
        return NodeDirectory.of(home, nodeId).files();
    }
}
