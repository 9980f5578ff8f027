package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.state.FidelityReport.Item;
import dev.browsergrid.profiles.state.FidelityReport.Outcome;
import dev.browsergrid.profiles.state.FrameState;
import dev.browsergrid.profiles.state.OriginStorage;
import dev.browsergrid.profiles.state.TabState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Mends the pages of one tab: waits until each is complete, compares it with what it was, and puts right what is not.
record TabMending(CdpConnection connection, List<OriginStorage> localStorage) {
    private static final Duration CALL = Duration.ofSeconds(5);
    /// How long a page may go on building itself up after it is complete.
    private static final Duration SETTLING = Duration.ofMillis(1_500);

    private static final int ATTEMPTS = 20;

    private static final JsonMapper JSON = JsonMapper.shared();

    /// Waits up to `patience` for the page to load and then mends it.
    List<Item> mend(TabState wanted, String targetId, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        for (int attempt = 1; ; attempt++) {
            try (LiveTab tab = new LiveTab(connection, targetId, CALL)) {
                List<Item> items = new ArrayList<>();
                items.add(address(wanted, tab, deadline));
                if (items.getFirst().outcome() == Outcome.EXACT) {
                    items.addAll(frames(wanted, tab));
                }
                return items;
            } catch (CdpException moved) {
                // right after the start a page is still exchanged for the restored one
                if (moved.code() != CdpException.Code.REFUSED || attempt == ATTEMPTS || System.nanoTime() > deadline) {
                    LiveTab.orThrow(moved);
                    return List.of(Item.one("page", wanted.id(), Outcome.LOST, "the page did not load in time"));
                }
            }
        }
    }

    private Item address(TabState wanted, LiveTab tab, long deadline) {
        if (wanted.frames().isEmpty()) {
            return Item.one("page", wanted.id(), Outcome.PARTLY, "it did not answer when it was frozen");
        }
        String url = wanted.frames().getFirst().url();
        Duration left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
        JsonNode told = tab.main(left)
                .ask("whenComplete(" + JSON.writeValueAsString(url) + ", " + left.toMillis() + ")", left.plus(CALL));
        String now = told.path("url").asString("");
        if (!now.equals(url)) {
            return Item.one("page", wanted.id(), Outcome.LOST, "it leads to " + now + " now");
        }
        // one that goes on loading something can be mended all the same
        return Item.one("page", wanted.id(), Outcome.EXACT, "");
    }

    private List<Item> frames(TabState wanted, LiveTab tab) {
        Map<List<String>, LiveFrame> live = new LinkedHashMap<>();
        tab.frames().forEach(frame -> live.put(frame.path(), frame));
        Set<String> origins = new HashSet<>();
        List<Item> items = new ArrayList<>();
        // the focus goes to whoever asked for it last
        for (FrameState state : wanted.frames().stream()
                .sorted(Comparator.comparing(frame -> frame.focus() != null))
                .toList()) {
            Optional<LiveFrame> frame = Optional.ofNullable(live.get(state.path()));
            String where = String.join(" | ", state.path());
            if (frame.isEmpty()) {
                items.add(new Item("frame", wanted.id(), where, Outcome.LOST, 1, 0, 0, "not on the page any more"));
            } else {
                items.addAll(frame(wanted, state, frame.get(), where, origins));
            }
        }
        return items;
    }

    private List<Item> frame(TabState tab, FrameState state, LiveFrame frame, String where, Set<String> origins) {
        JsonNode there = frame.ask(
                "whenComplete(" + JSON.writeValueAsString(state.url()) + ", " + SETTLING.toMillis() + ")", CALL);
        if (!there.path("url").asString("").equals(state.url())) {
            return List.of(new Item("frame", tab.id(), where, Outcome.LOST, 1, 0, 0, "it shows another page now"));
        }
        String origin = frame.ask("origin", CALL).asString("null");
        Map<String, Map<String, String>> storages = new LinkedHashMap<>();
        if (origins.add(origin)) {
            of(origin, tab.sessionStorage()).ifPresent(items -> storages.put("sessionStorage", items));
            of(origin, localStorage).ifPresent(items -> storages.put("localStorage", items));
        }
        JsonNode results = frame.ask(
                "apply(" + state.toJson() + ", " + JSON.writeValueAsString(storages) + ", " + SETTLING.toMillis() + ")",
                SETTLING.plus(CALL));
        return Results.items(tab.id(), where, results);
    }

    private static Optional<Map<String, String>> of(String origin, List<OriginStorage> storages) {
        return storages.stream()
                .filter(storage -> storage.origin().equals(origin))
                .map(OriginStorage::items)
                .findFirst();
    }
}
