package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.overlay.TabReading.Document;
import dev.browsergrid.profiles.state.Bindings;
import dev.browsergrid.profiles.state.Cookie;
import dev.browsergrid.profiles.state.Manifest;
import dev.browsergrid.profiles.state.OriginStorage;
import dev.browsergrid.profiles.state.Overlay;
import dev.browsergrid.profiles.state.TabState;
import dev.browsergrid.profiles.state.TabState.Bounds;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Reads a running browser without disturbing its pages: no event is fired in them and nothing is left behind. All
/// tabs are asked at once, and none for longer than it takes to see that it does not answer.
public final class Capture {
    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final Duration BROWSER = Duration.ofSeconds(3);
    /// A tab that had not loaded when it was last heard of most likely still has not, and then never answers.
    private static final Duration GLANCE = Duration.ofMillis(150);

    private final CdpConnection connection;
    private final InstantSource clock;
    private final OverlayLimits limits;

    public Capture(CdpConnection connection, InstantSource clock, OverlayLimits limits) {
        this.connection = connection;
        this.clock = clock;
        this.limits = limits;
    }

    public Capture(CdpConnection connection, InstantSource clock) {
        this(connection, clock, OverlayLimits.DEFAULT);
    }

    /// What was read, in full and in short.
    public record Captured(Manifest manifest, Overlay overlay) {}

    /// Reads everything. Of tabs that `known` says are waiting to be loaded, what they were stays as it was.
    public Captured take(Bindings known) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            CompletableFuture<List<Cookie>> cookies = CompletableFuture.supplyAsync(this::cookies, threads);
            CompletableFuture<String> chromium = CompletableFuture.supplyAsync(this::chromium, threads);
            List<TabReading> readings = read(OpenTab.all(connection), known, threads);
            return put(readings, known, cookies.join(), chromium.join());
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof CdpException cause ? cause : failed;
        }
    }

    private List<Cookie> cookies() {
        return connection
                .call("Storage.getCookies", Map.of(), BROWSER)
                .path("cookies")
                .valueStream()
                .map(Cookie::fromDevTools)
                .toList();
    }

    private String chromium() {
        return connection
                .call("Browser.getVersion", Map.of(), BROWSER)
                .path("product")
                .asString("");
    }

    private Captured put(List<TabReading> readings, Bindings known, List<Cookie> cookies, String chromium) {
        Trimming trimming = new Trimming(limits);
        boolean stripTells = readings.stream().anyMatch(reading -> reading.tab().active());
        List<TabState> tabs = readings.stream()
                .map(reading -> state(reading, known, stripTells, trimming))
                .toList();
        List<OriginStorage> local = localStorage(readings, trimming);
        Overlay overlay = new Overlay(Overlay.VERSION, clock.instant(), tabs, cookies, local, trimming.leftOut());
        return new Captured(Summary.of(overlay, chromium), overlay);
    }

    private List<TabReading> read(List<OpenTab> tabs, Bindings known, ExecutorService threads) {
        List<CompletableFuture<TabReading>> readings = tabs.stream()
                .map(tab -> CompletableFuture.supplyAsync(
                        () -> TabReading.of(connection, tab, patience(tab, known)), threads))
                .toList();
        return readings.stream().map(CompletableFuture::join).toList();
    }

    private static Duration patience(OpenTab tab, Bindings known) {
        return known.waiting(known.tab(tab.targetId())).isPresent() ? GLANCE : PATIENCE;
    }

    /// A waiting tab nobody has used is what it was, whatever of it has loaded by now.
    private static TabState state(TabReading reading, Bindings known, boolean stripTells, Trimming trimming) {
        OpenTab tab = reading.tab();
        String id = known.tab(tab.targetId());
        boolean active = stripTells ? tab.active() : reading.frames().stream().anyMatch(Document::visible);
        Optional<TabState> before = known.waiting(id);
        if (before.isPresent() && !reading.used()) {
            return before.get().waiting(active, reading.answered());
        }
        if (!reading.answered()) {
            trimming.unanswered(tab.url());
        }
        return new TabState(
                id,
                tab.url(),
                tab.title(),
                active,
                reading.answered(),
                reading.history(),
                bounds(reading),
                reading.frames().stream()
                        .map(Document::state)
                        .map(trimming::trim)
                        .toList(),
                sessionStorage(reading, trimming));
    }

    private static @Nullable Bounds bounds(TabReading reading) {
        Optional<Bounds> window = reading.tab().bounds();
        if (window.isEmpty() || !reading.answered()) {
            return window.orElse(null);
        }
        Document page = reading.frames().getFirst();
        return window.get().showing(page.width(), page.height());
    }

    private static List<OriginStorage> sessionStorage(TabReading reading, Trimming trimming) {
        Map<String, Map<String, String>> origins = new LinkedHashMap<>();
        reading.frames().forEach(frame -> origins.putIfAbsent(frame.origin(), frame.sessionStorage()));
        return storages("session_storage", origins, trimming);
    }

    private static List<OriginStorage> localStorage(List<TabReading> readings, Trimming trimming) {
        Map<String, Map<String, String>> origins = new LinkedHashMap<>();
        readings.stream()
                .flatMap(reading -> reading.frames().stream())
                .forEach(frame -> origins.putIfAbsent(frame.origin(), frame.localStorage()));
        return storages("local_storage", origins, trimming);
    }

    private static List<OriginStorage> storages(
            String what, Map<String, Map<String, String>> origins, Trimming trimming) {
        return origins.entrySet().stream()
                .flatMap(origin -> trimming.trim(what, origin.getKey(), origin.getValue()).stream())
                .toList();
    }
}
