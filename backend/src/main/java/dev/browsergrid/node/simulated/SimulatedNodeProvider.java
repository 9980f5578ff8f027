package dev.browsergrid.node.simulated;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdInputStream;
import dev.browsergrid.node.BrowserLostException;
import dev.browsergrid.node.BrowserStartException;
import dev.browsergrid.node.BrowserTemplate;
import dev.browsergrid.node.NodeFiles;
import dev.browsergrid.node.NodeId;
import dev.browsergrid.node.NodeProvider;
import dev.browsergrid.node.NodeUse;
import dev.browsergrid.profiles.state.FidelityReport;
import dev.browsergrid.profiles.state.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Fakes browsers: they come up after a set time of the given clock, answer nobody, and can be made to fail. Nothing
/// happens by itself; what is true is worked out from the clock when it is asked for, so a test's clock drives it.
public final class SimulatedNodeProvider implements NodeProvider {
    private static final String ARCHIVE = "simulated archive of ";

    private final InstantSource clock;
    private final Duration startTime;
    private final Map<NodeId, Simulated> browsers = new ConcurrentHashMap<>();
    private final List<Consumer<NodeId>> listeners = new CopyOnWriteArrayList<>();
    // how many of the next starts fail
    private final AtomicInteger startsToFail = new AtomicInteger();
    // how many of the next browsers that take another's place do not come up
    private final AtomicInteger reopeningsToFail = new AtomicInteger();

    public SimulatedNodeProvider(InstantSource clock, Duration startTime) {
        this.clock = clock;
        this.startTime = startTime;
    }

    private enum Fate {
        LIVES,
        CLOSED,
        CRASHED,
        NEVER_STARTS
    }

    private record Simulated(Instant up, Fate fate) {
        Simulated with(Fate other) {
            return new Simulated(up, other);
        }
    }

    /// Lets the next starts fail.
    public void failStarts(int count) {
        startsToFail.set(count);
    }

    /// Lets the next browsers fail that are to take the place of another on their node.
    public void failReopenings(int count) {
        reopeningsToFail.set(count);
    }

    /// Ends a browser as a crash does.
    public void crash(NodeId id) {
        browsers.computeIfPresent(id, (_, browser) -> browser.with(Fate.CRASHED));
        tell(id);
    }

    @Override
    public void provision(NodeId id, BrowserTemplate template) {
        browsers.computeIfAbsent(id, _ -> begin());
        tell(id);
    }

    private Simulated begin() {
        boolean fails = isNext(startsToFail);
        return new Simulated(clock.instant().plus(startTime), fails ? Fate.NEVER_STARTS : Fate.LIVES);
    }

    private static boolean isNext(AtomicInteger toFail) {
        return toFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    @Override
    public List<Observed> observe() {
        Instant now = clock.instant();
        return browsers.entrySet().stream()
                .map(entry -> observed(entry.getKey(), entry.getValue(), now))
                .toList();
    }

    @Override
    public Optional<Observed> observe(NodeId id) {
        return Optional.ofNullable(browsers.get(id)).map(browser -> observed(id, browser, clock.instant()));
    }

    private static Observed observed(NodeId id, Simulated browser, Instant now) {
        return switch (browser.fate()) {
            case CRASHED -> new Observed.Dead(id, "its simulated browser crashed");
            case CLOSED -> new Observed.Closed(id);
            case LIVES, NEVER_STARTS -> {
                if (now.isBefore(browser.up())) {
                    yield new Observed.Busy(id, Optional.of("its simulated browser is coming up"));
                }
                yield browser.fate() == Fate.LIVES
                        ? new Observed.Running(id, address(id))
                        : new Observed.Dead(id, "its simulated browser did not start");
            }
        };
    }

    /// An address nobody listens at: port 0 cannot be connected to.
    private static URI address(NodeId id) {
        return URI.create("http://127.0.0.1:0/simulated/" + id);
    }

    @Override
    public void terminate(NodeId id) {
        browsers.remove(id);
    }

    @Override
    public URI reopen(NodeId id, BrowserTemplate template) {
        Simulated begun = begin();
        if (begun.fate() == Fate.NEVER_STARTS || isNext(reopeningsToFail)) {
            browsers.remove(id);
            throw failed("the simulated browser did not start");
        }
        browsers.put(id, new Simulated(clock.instant(), Fate.LIVES));
        return address(id);
    }

    @Override
    public Restored restore(NodeId id, BrowserTemplate template, InputStream archive, Manifest manifest) {
        try {
            if (!new String(new ZstdInputStream(archive).readAllBytes(), StandardCharsets.UTF_8).startsWith(ARCHIVE)) {
                browsers.remove(id);
                throw failed("the archive is none that a simulated browser left");
            }
        } catch (IOException e) {
            throw new BrowserStartException("the archive cannot be read", e);
        }
        int tabs = manifest.tabs().size();
        return new Restored(reopen(id, template), FidelityReport.ofTabs(tabs, tabs, startTime));
    }

    private static BrowserStartException failed(String why) {
        return new BrowserStartException(why, new IllegalStateException(why));
    }

    @Override
    public Manifest closeAndPack(NodeId id, OutputStream archive) {
        Simulated browser = Optional.ofNullable(browsers.get(id))
                .filter(found -> found.fate() == Fate.CLOSED)
                .orElseGet(() -> living(id));
        browsers.put(id, browser.with(Fate.CLOSED));
        return pack(id, archive);
    }

    @Override
    public Manifest checkpoint(NodeId id, OutputStream archive) {
        living(id);
        return pack(id, archive);
    }

    @Override
    public boolean hold(NodeId id) {
        living(id);
        return true;
    }

    @Override
    public void resume(NodeId id) {
        living(id);
    }

    private Simulated living(NodeId id) {
        return Optional.ofNullable(browsers.get(id))
                .filter(found -> found.fate() == Fate.LIVES)
                .filter(found -> !clock.instant().isBefore(found.up()))
                .orElseThrow(() ->
                        new BrowserLostException("the simulated browser is gone", new IllegalStateException("gone")));
    }

    private Manifest pack(NodeId id, OutputStream archive) {
        try {
            archive.write(Zstd.compress((ARCHIVE + id).getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Manifest.ofTabs(clock.instant(), "simulated", List.of(new Manifest.Tab("blank", "about:blank", "")), 0);
    }

    @Override
    public Capacity capacity() {
        Instant now = clock.instant();
        int launching = (int) browsers.values().stream()
                .filter(browser -> now.isBefore(browser.up()))
                .count();
        return new Capacity(1, 0, 1L << 40, 1L << 40, launching, true);
    }

    @Override
    public List<NodeUse> usage() {
        return List.of();
    }

    @Override
    public NodeFiles files(NodeId id) {
        return new NodeFiles(Path.of("/simulated", id.toString()));
    }

    @Override
    public void onChange(Consumer<NodeId> listener) {
        listeners.add(listener);
    }

    private void tell(NodeId id) {
        listeners.forEach(listener -> listener.accept(id));
    }
}
