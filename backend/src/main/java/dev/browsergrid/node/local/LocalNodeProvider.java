package dev.browsergrid.node.local;

import dev.browsergrid.node.BrowserLostException;
import dev.browsergrid.node.BrowserStartException;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.node.NodeUse;
import dev.browsergrid.node.host.HostedBrowser;
import dev.browsergrid.node.host.Machine;
import dev.browsergrid.node.host.MachineLoad;
import dev.browsergrid.node.host.NodeHost;
import dev.browsergrid.node.host.ObservedNode;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.state.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs nodes on the node host beside this server. What is true is asked of the host; this class only remembers what
/// it is doing right now, and why a start failed.
final class LocalNodeProvider implements NodeProvider {
    private static final Logger log = LoggerFactory.getLogger(LocalNodeProvider.class);
    private static final Duration CUT_OFF = Duration.ofSeconds(20);

    private final NodeHost host;
    private final InstantSource clock;
    private final List<Consumer<NodeId>> listeners = new CopyOnWriteArrayList<>();
    // nodes whose browser is being started, exchanged or ended by this server right now
    private final Set<NodeId> busy = ConcurrentHashMap.newKeySet();
    // the threads that start browsers of new nodes
    private final Map<NodeId, Thread> starts = new ConcurrentHashMap<>();
    // starts that failed, until terminate acknowledges them
    private final Map<NodeId, String> failed = new ConcurrentHashMap<>();

    LocalNodeProvider(HostFactory factory, InstantSource clock) {
        this.clock = clock;
        this.host = factory.make(browser -> changed(new NodeId(browser.nodeId())));
    }

    /// Makes the node host, given whom to tell about browsers that ended by themselves.
    interface HostFactory {
        NodeHost make(Consumer<HostedBrowser> exited);
    }

    @Override
    public void provision(NodeId id, BrowserTemplate template) {
        if (failed.containsKey(id) || !busy.add(id)) {
            return;
        }
        Thread start = Thread.ofVirtual().name("node-start-" + id).unstarted(() -> start(id, template));
        starts.put(id, start);
        start.start();
    }

    private void start(NodeId id, BrowserTemplate template) {
        try {
            host.open(id.value(), template);
        } catch (IOException | RuntimeException e) {
            if (Thread.interrupted()) {
                log.info("node={} start=unwanted", id);
            } else {
                log.warn("node={} start=failed", id, e);
                failed.put(id, "its browser did not start: " + e.getMessage());
            }
        } finally {
            starts.remove(id);
            busy.remove(id);
            changed(id);
        }
    }

    /// Has a start under way given up, or there would be a browser after the node was ended.
    private void cutOff(NodeId id) {
        Thread start = starts.get(id);
        if (start == null) {
            return;
        }
        start.interrupt();
        try {
            if (!start.join(CUT_OFF)) {
                log.warn("node={} start=stuck", id);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public List<Observed> observe() {
        try {
            List<Observed> seen = host.observe().stream().map(this::observed).toList();
            Set<NodeId> known =
                    seen.stream().map(Observed::id).collect(java.util.stream.Collectors.toUnmodifiableSet());
            Stream<Observed> working =
                    busy.stream().filter(id -> !known.contains(id)).map(this::busy);
            Stream<Observed> notStarted = failed.entrySet().stream()
                    .filter(entry -> !known.contains(entry.getKey()))
                    .map(entry -> new Observed.Dead(entry.getKey(), entry.getValue()));
            return Stream.of(seen.stream(), working, notStarted)
                    .flatMap(part -> part)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the node host cannot tell what runs", e);
        }
    }

    @Override
    public Optional<Observed> observe(NodeId id) {
        try {
            Optional<Observed> seen = host.observe(id.value()).map(this::observed);
            if (seen.isPresent()) {
                return seen;
            }
            return busy.contains(id)
                    ? Optional.of(busy(id))
                    : Optional.ofNullable(failed.get(id)).map(why -> new Observed.Dead(id, why));
        } catch (IOException e) {
            throw new UncheckedIOException("the node host cannot tell what runs", e);
        }
    }

    private Observed observed(ObservedNode node) {
        NodeId id = new NodeId(node.nodeId());
        if (busy.contains(id)) {
            return busy(id);
        }
        return switch (node.condition()) {
            case RESPONDING ->
                new Observed.Running(id, node.browser().orElseThrow().cdpHttp());
            // a browser that is slow to answer is not lost yet; one that never comes back is noticed by its user
            case SILENT, HELD ->
                new Observed.Running(id, node.browser().orElseThrow().cdpHttp());
            case OPENING, CLOSING -> busy(id);
            case CLOSED -> new Observed.Closed(id);
            case DEAD -> new Observed.Dead(id, "its browser ended by itself");
            case UNFINISHED -> new Observed.Dead(id, "its start was cut off");
        };
    }

    private Observed busy(NodeId id) {
        return new Observed.Busy(id, host.waitsFor(id.value()));
    }

    @Override
    public Capacity capacity() {
        MachineLoad load = MachineLoad.now();
        return new Capacity(
                load.cpus(),
                load.load(),
                load.memoryBytes(),
                load.memoryFreeBytes(),
                host.launching(),
                Machine.here().hasDisplay());
    }

    @Override
    public List<NodeUse> usage() {
        return host.usage().stream()
                .map(use -> new NodeUse(new NodeId(use.nodeId()), use.memoryBytes(), use.cpuPercent()))
                .toList();
    }

    @Override
    public void terminate(NodeId id) {
        cutOff(id);
        try {
            host.destroy(id.value());
            failed.remove(id);
        } catch (IOException e) {
            throw new UncheckedIOException("node " + id + " could not be ended", e);
        }
    }

    @Override
    public Restored restore(NodeId id, BrowserTemplate template, InputStream archive, Manifest manifest) {
        Instant begun = clock.instant();
        busy.add(id);
        try {
            host.destroy(id.value());
            HostedBrowser browser = host.open(id.value(), template, archive);
            return new Restored(browser.cdpHttp(), host.thaw(browser, manifest, begun));
        } catch (IOException | CdpException e) {
            throw new BrowserStartException(String.valueOf(e.getMessage()), e);
        } finally {
            busy.remove(id);
        }
    }

    @Override
    public URI reopen(NodeId id, BrowserTemplate template) {
        busy.add(id);
        try {
            host.destroy(id.value());
            return host.open(id.value(), template).cdpHttp();
        } catch (IOException e) {
            throw new BrowserStartException(String.valueOf(e.getMessage()), e);
        } finally {
            busy.remove(id);
        }
    }

    @Override
    public Manifest closeAndPack(NodeId id, OutputStream archive) {
        busy.add(id);
        try {
            return host.closeAndPack(id.value(), archive);
        } catch (IOException e) {
            throw new BrowserLostException(String.valueOf(e.getMessage()), e);
        } finally {
            busy.remove(id);
        }
    }

    @Override
    public Manifest checkpoint(NodeId id, OutputStream archive) {
        try {
            return host.checkpoint(id.value(), archive);
        } catch (IOException e) {
            throw new BrowserLostException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public boolean hold(NodeId id) {
        try {
            return host.hold(id.value());
        } catch (IOException e) {
            throw new BrowserLostException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public void resume(NodeId id) {
        try {
            host.resume(id.value());
        } catch (IOException e) {
            throw new BrowserLostException(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public NodeFiles files(NodeId id) {
        return host.files(id.value());
    }

    @Override
    public void onChange(Consumer<NodeId> listener) {
        listeners.add(listener);
    }

    private void changed(NodeId id) {
        listeners.forEach(listener -> listener.accept(id));
    }
}
