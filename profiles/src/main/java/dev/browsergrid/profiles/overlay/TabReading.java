package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import dev.browsergrid.profiles.state.FrameState;
import dev.browsergrid.profiles.state.TabState.History;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// What one tab told. `frames` is empty for a page that does not answer, such as one that has not loaded.
record TabReading(OpenTab tab, History history, List<Document> frames) {
    private static final Logger log = LoggerFactory.getLogger(TabReading.class);

    /// One document: its state and storages, and whether it was in front, and touched by a person or an agent.
    record Document(
            FrameState state,
            String origin,
            Map<String, String> sessionStorage,
            Map<String, String> localStorage,
            boolean visible,
            boolean used,
            int width,
            int height) {}

    boolean answered() {
        return !frames.isEmpty();
    }

    /// Whether anybody has typed or clicked in the page since it was loaded.
    boolean used() {
        return frames.stream().anyMatch(Document::used);
    }

    /// Never fails because of the page; `patience` bounds every single call.
    static TabReading of(CdpConnection connection, OpenTab tab, Duration patience) {
        try (LiveTab live = new LiveTab(connection, tab.targetId(), patience);
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<History> history = threads.submit(() -> history(live.page(), patience));
            List<Document> documents = documents(live, patience, threads);
            return new TabReading(tab, LiveTab.await(history), documents);
        } catch (CdpException gone) {
            LiveTab.orThrow(gone);
            return new TabReading(tab, History.NONE, List.of());
        }
    }

    /// Nothing when the page itself does not answer; without a frame that does not.
    private static List<Document> documents(LiveTab live, Duration patience, ExecutorService threads) {
        try {
            List<Future<Optional<Document>>> asked = live.frames().stream()
                    .map(frame -> threads.submit(() -> document(frame, patience)))
                    .toList();
            List<Optional<Document>> told = asked.stream().map(LiveTab::await).toList();
            return told.getFirst().isEmpty()
                    ? List.of()
                    : told.stream().flatMap(Optional::stream).toList();
        } catch (CdpException silent) {
            LiveTab.orThrow(silent);
            return List.of();
        }
    }

    private static Optional<Document> document(LiveFrame frame, Duration patience) {
        try {
            return Optional.of(document(frame, frame.ask("capture()", patience)));
        } catch (CdpException silent) {
            LiveTab.orThrow(silent);
            return Optional.empty();
        } catch (ScriptException failed) {
            log.warn("frame={} capture=failed reason={}", frame.id(), failed.getMessage());
            return Optional.empty();
        }
    }

    /// The browser itself knows it, so a page that does not answer has one too.
    static History history(CdpSession page, Duration patience) {
        JsonNode history = page.call("Page.getNavigationHistory", Map.of(), patience);
        List<JsonNode> entries = history.path("entries").valueStream().toList();
        return new History(
                history.path("currentIndex").asInt(-1),
                entries.stream().map(entry -> entry.path("url").asString("")).toList(),
                entries.stream()
                        .filter(entry ->
                                entry.path("transitionType").asString("").equals("form_submit"))
                        .map(entry -> entry.path("url").asString(""))
                        .distinct()
                        .toList());
    }

    private static Document document(LiveFrame frame, JsonNode told) {
        return new Document(
                FrameState.fromJson(told.path("frame")).at(frame.path()),
                told.path("origin").asString("null"),
                items(told.path("session_storage")),
                items(told.path("local_storage")),
                told.path("visible").asBoolean(false),
                told.path("used").asBoolean(false),
                told.path("width").asInt(0),
                told.path("height").asInt(0));
    }

    private static Map<String, String> items(JsonNode storage) {
        Map<String, String> items = new LinkedHashMap<>();
        storage.properties()
                .forEach(item -> items.put(item.getKey(), item.getValue().asString("")));
        return items;
    }
}
