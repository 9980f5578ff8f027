package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.state.Bindings;
import dev.browsergrid.profiles.state.FidelityReport;
import dev.browsergrid.profiles.state.FidelityReport.Item;
import dev.browsergrid.profiles.state.FidelityReport.Outcome;
import dev.browsergrid.profiles.state.Overlay;
import dev.browsergrid.profiles.state.TabState;
import dev.browsergrid.profiles.state.TabState.Bounds;
import dev.browsergrid.profiles.state.TabState.History;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/// Puts an overlay over a browser that has just come up with its last session: finds the tabs again, mends the one in
/// front, and says what came back. Hidden tabs are left to [Mending].
public final class Thaw {
    private static final Duration SOON = Duration.ofSeconds(3);
    /// Chromium opens all tabs of a session at one go.
    private static final Duration QUIET = Duration.ofMillis(2_500);

    private final CdpConnection connection;
    private final InstantSource clock;
    private final boolean windows;

    /// `windows` says whether windows get their old place and size as well, which whoever sets them otherwise does not
    /// want.
    public Thaw(CdpConnection connection, InstantSource clock, boolean windows) {
        this.connection = connection;
        this.clock = clock;
        this.windows = windows;
    }

    /// What came back, and what must be known of the browser from now on.
    public record Thawed(FidelityReport report, Bindings bindings) {}

    /// Returns once the tab in front is as it was, or `patience` is over. `since` is when the thaw began.
    public Thawed restore(Overlay overlay, Instant since, Duration patience) {
        Map<String, OpenTab> found =
                new TabReopening(connection).complete(overlay.tabs(), awaitTabs(overlay.tabs(), patience));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Item> cookies = threads.submit(
                    () -> new CookieMending(connection, overlay.ahead()).mend(overlay.cookies(), clock.instant()));
            Future<List<Item>> storages = threads.submit(() -> new StorageMending(connection).mend(overlay));
            List<Future<List<Item>>> tabs = overlay.tabs().stream()
                    .map(tab ->
                            threads.submit(() -> tab(tab, Optional.ofNullable(found.get(tab.id())), overlay, patience)))
                    .toList();
            List<Item> items = new ArrayList<>();
            items.add(LiveTab.await(cookies));
            items.add(order(overlay.tabs(), found));
            items.addAll(LiveTab.await(storages));
            tabs.forEach(tab -> items.addAll(LiveTab.await(tab)));
            return thawed(overlay, found, items, since);
        }
    }

    /// The tab in front is mended now, the others when they have loaded.
    private List<Item> tab(TabState tab, Optional<OpenTab> found, Overlay overlay, Duration patience) {
        if (found.isEmpty()) {
            return List.of(Item.one("tab", tab.id(), Outcome.LOST, "it did not come back"));
        }
        OpenTab open = found.get();
        List<Item> items = new ArrayList<>();
        items.add(Item.one("tab", tab.id(), Outcome.EXACT, ""));
        if (tab.active()) {
            items.add(front(tab, open));
            window(tab, open).ifPresent(items::add);
            items.addAll(new TabMending(connection, overlay.localStorage(), overlay.ahead())
                    .mend(tab, open.targetId(), patience));
        } else {
            items.add(Item.one("page", tab.id(), Outcome.WAITING, "put back when it is loaded"));
        }
        if (!tab.history().urls().isEmpty()) {
            items.add(history(tab, open));
        }
        return items;
    }

    private Thawed thawed(Overlay overlay, Map<String, OpenTab> found, List<Item> items, Instant since) {
        List<TabState> waiting = overlay.tabs().stream()
                .filter(tab -> !tab.active() && found.containsKey(tab.id()))
                .toList();
        FidelityReport report = new FidelityReport(
                FidelityReport.VERSION,
                Duration.between(since, clock.instant()).toMillis(),
                overlay.tabs().size(),
                found.size(),
                items.getFirst().exact(),
                overlay.tabs().stream().mapToInt(Summary::forms).sum(),
                items);
        return new Thawed(report, bindings(found, waiting));
    }

    private static Bindings bindings(Map<String, OpenTab> found, List<TabState> waiting) {
        Map<String, String> ids = found.entrySet().stream()
                .collect(Collectors.toMap(tab -> tab.getValue().targetId(), Map.Entry::getKey));
        return new Bindings(ids, waiting);
    }

    /// Tabs come one after another in the first moments. Some never come: the last ones of a browser that was copied
    /// while it ran.
    private Map<String, OpenTab> awaitTabs(List<TabState> wanted, Duration patience) {
        return new TargetWatch(connection)
                .await(
                        patience,
                        () -> TabMatching.match(wanted, OpenTab.all(connection)),
                        found -> found.size() == wanted.size(),
                        QUIET);
    }

    private static Item order(List<TabState> wanted, Map<String, OpenTab> found) {
        List<Integer> places = wanted.stream()
                .flatMap(tab -> Optional.ofNullable(found.get(tab.id())).stream())
                .map(OpenTab::index)
                .toList();
        boolean kept = places.equals(places.stream().sorted().toList());
        return kept
                ? Item.one("order", "", Outcome.EXACT, "")
                : Item.one("order", "", Outcome.PARTLY, "tabs stand in another order");
    }

    private Item history(TabState wanted, OpenTab open) {
        try (LiveTab tab = new LiveTab(connection, open.targetId(), SOON)) {
            History now = TabReading.history(tab.page(), SOON);
            return now.current() == wanted.history().current()
                            && now.urls().equals(wanted.history().urls())
                    ? Item.one("history", wanted.id(), Outcome.EXACT, "")
                    : Item.one(
                            "history",
                            wanted.id(),
                            Outcome.PARTLY,
                            now.urls().size() + " entries of "
                                    + wanted.history().urls().size());
        } catch (CdpException gone) {
            LiveTab.orThrow(gone);
            return Item.one("history", wanted.id(), Outcome.LOST, "the tab does not answer");
        }
    }

    private Item front(TabState wanted, OpenTab open) {
        if (open.active()) {
            return Item.one("active", wanted.id(), Outcome.EXACT, "");
        }
        connection.call("Target.activateTarget", Map.of("targetId", open.targetId()), SOON);
        return Item.one("active", wanted.id(), Outcome.EXACT, "").mendedOne();
    }

    private Optional<Item> window(TabState wanted, OpenTab open) {
        Bounds bounds = wanted.window();
        if (!windows || bounds == null || open.window() < 0) {
            return Optional.empty();
        }
        if (bounds.pageWidth() > 0 && bounds.state().equals("normal")) {
            connection.call(
                    "Browser.setContentsSize",
                    Map.of("windowId", open.window(), "width", bounds.pageWidth(), "height", bounds.pageHeight()),
                    SOON);
        }
        return Optional.of(Item.one("window", wanted.id(), Outcome.EXACT, "").mendedOne());
    }
}
