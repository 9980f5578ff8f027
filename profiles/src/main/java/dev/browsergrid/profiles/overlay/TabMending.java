package dev.browsergrid.profiles.overlay;

import static java.util.stream.Collectors.toMap;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.state.FidelityReport.Item;
import dev.browsergrid.profiles.state.FidelityReport.Outcome;
import dev.browsergrid.profiles.state.FrameState;
import dev.browsergrid.profiles.state.OriginStorage;
import dev.browsergrid.profiles.state.TabState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Mends the pages of one tab: waits until each is complete, compares it with what it was, and puts right what is not.
///
/// What storages hold stays where a page may have changed it since, unless what was kept is `ahead` of the files the
/// browser came back from.
record TabMending(CdpConnection connection, List<OriginStorage> localStorage, boolean ahead) {
    private static final Logger log = LoggerFactory.getLogger(TabMending.class);
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
                return pages(wanted, tab, deadline);
            } catch (CdpException moved) {
                // right after the start a page is still exchanged for the restored one
                if (moved.code() != CdpException.Code.REFUSED || attempt == ATTEMPTS || System.nanoTime() > deadline) {
                    LiveTab.orThrow(moved);
                    return List.of(Item.one("page", wanted.id(), Outcome.LOST, "the page did not load in time"));
                }
            }
        }
    }

    /// The page, and beside it all its frames that are there when it is complete; then those that it has added since,
    /// and the one with the focus last: the focus goes to whoever asked for it last.
    private List<Item> pages(TabState wanted, LiveTab tab, long deadline) {
        if (wanted.frames().isEmpty()) {
            return List.of(Item.one("page", wanted.id(), Outcome.PARTLY, "it did not answer when it was frozen"));
        }
        Duration left = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
        FrameState page = wanted.frames().getFirst();
        List<FrameState> frames = wanted.frames().stream().skip(1).toList();
        LiveFrame main = tab.main(left);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Item>> mended = threads.submit(() -> frame(wanted, page, Optional.of(main), left, Set.of()));
            Map<List<String>, LiveFrame> early = frames.isEmpty() ? Map.of() : once(main, page, left, tab);
            List<FrameState> first = frames.stream()
                    .filter(frame -> frame.focus() == null && early.containsKey(frame.path()))
                    .toList();
            List<Future<List<Item>>> beside = submit(threads, wanted, first, early);
            List<Item> items = new ArrayList<>(LiveTab.await(mended));
            beside.forEach(one -> items.addAll(LiveTab.await(one)));

            List<FrameState> later =
                    frames.stream().filter(frame -> !first.contains(frame)).toList();
            Map<List<String>, LiveFrame> live =
                    later.stream().allMatch(frame -> early.containsKey(frame.path())) ? early : byPath(tab);
            submit(
                            threads,
                            wanted,
                            later.stream()
                                    .filter(frame -> frame.focus() == null)
                                    .toList(),
                            live)
                    .forEach(one -> items.addAll(LiveTab.await(one)));
            later.stream()
                    .filter(frame -> frame.focus() != null)
                    .forEach(frame -> items.addAll(frame(wanted, frame, live)));
            return items;
        }
    }

    /// The frames there are as soon as the page is complete; none if it has become another.
    private static Map<List<String>, LiveFrame> once(LiveFrame main, FrameState page, Duration left, LiveTab tab) {
        String call = "whenComplete(%s, %d)".formatted(JSON.writeValueAsString(page.url()), left.toMillis());
        try {
            String now = main.ask(call, left.plus(CALL)).path("url").asString("");
            return now.equals(page.url()) ? byPath(tab) : Map.of();
        } catch (ScriptException failed) {
            return Map.of();
        }
    }

    private static Map<List<String>, LiveFrame> byPath(LiveTab tab) {
        return tab.frames().stream().collect(toMap(LiveFrame::path, one -> one));
    }

    private List<Future<List<Item>>> submit(
            ExecutorService threads, TabState tab, List<FrameState> frames, Map<List<String>, LiveFrame> live) {
        return frames.stream()
                .map(frame -> threads.submit(() -> frame(tab, frame, live)))
                .toList();
    }

    private List<Item> frame(TabState tab, FrameState state, Map<List<String>, LiveFrame> live) {
        try {
            Set<String> done = Set.of(tab.frames().getFirst().origin());
            return frame(tab, state, Optional.ofNullable(live.get(state.path())), SETTLING, done);
        } catch (CdpException gone) {
            LiveTab.orThrow(gone);
            return List.of(lost(tab, state, "it does not answer"));
        }
    }

    private List<Item> frame(
            TabState tab, FrameState state, Optional<LiveFrame> frame, Duration loading, Set<String> withoutStorages) {
        if (frame.isEmpty()) {
            return List.of(lost(tab, state, "not on the page any more"));
        }
        String origin = state.origin();
        Map<String, Map<String, String>> storages = new LinkedHashMap<>();
        if (!withoutStorages.contains(origin)) {
            of(origin, tab.sessionStorage()).ifPresent(items -> storages.put("sessionStorage", items));
            of(origin, localStorage).ifPresent(items -> storages.put("localStorage", items));
        }
        String call = "mend(%s, %s, %b, %d, %d)"
                .formatted(
                        state.toJson(),
                        JSON.writeValueAsString(storages),
                        ahead,
                        loading.toMillis(),
                        SETTLING.toMillis());
        JsonNode told;
        try {
            told = frame.get().ask(call, loading.plus(SETTLING).plus(CALL));
        } catch (ScriptException failed) {
            log.warn("tab={} frame={} mending=failed reason={}", tab.id(), where(state), failed.getMessage());
            return List.of(lost(tab, state, "it cannot be compared with what it was"));
        }
        String now = told.path("url").asString("");
        if (!now.equals(state.url())) {
            return List.of(lost(tab, state, "it leads to " + now + " now"));
        }
        return Stream.concat(
                        Stream.of(new Item(kind(state), tab.id(), where(state), Outcome.EXACT, 1, 1, 0, "")),
                        Results.items(tab.id(), where(state), told.path("results")).stream())
                .toList();
    }

    private static Item lost(TabState tab, FrameState state, String why) {
        return new Item(kind(state), tab.id(), where(state), Outcome.LOST, 1, 0, 0, why);
    }

    private static String kind(FrameState state) {
        return state.isPage() ? "page" : "frame";
    }

    private static String where(FrameState state) {
        return String.join(" | ", state.path());
    }

    private static Optional<Map<String, String>> of(String origin, List<OriginStorage> storages) {
        return storages.stream()
                .filter(storage -> storage.origin().equals(origin))
                .map(OriginStorage::items)
                .findFirst();
    }
}
