package dev.browsergrid.profiles.overlay;

import static java.util.stream.Collectors.toSet;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpEvent;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import dev.browsergrid.profiles.state.FidelityReport.Item;
import dev.browsergrid.profiles.state.FidelityReport.Outcome;
import dev.browsergrid.profiles.state.OriginStorage;
import dev.browsergrid.profiles.state.Overlay;
import dev.browsergrid.profiles.state.TabState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.json.JsonMapper;

/// Puts back the local storage of origins that only hidden tabs show, where the files may be older than what was kept:
/// before any page of theirs is loaded, because what a page writes from then on is newer. An origin's storage can be
/// reached only from a document of that origin; so a tab that is closed again is led to each, and answered with an
/// empty page. Nothing of that leaves the browser.
record StorageMending(CdpConnection connection) {
    private static final Duration SOON = Duration.ofSeconds(3);
    private static final JsonMapper JSON = JsonMapper.shared();

    List<Item> mend(Overlay overlay) {
        Set<String> front = origins(overlay, TabState::active);
        Set<String> hidden = origins(overlay, tab -> !tab.active());
        List<OriginStorage> behind = overlay.localStorage().stream()
                .filter(storage -> overlay.ahead()
                        && hidden.contains(storage.origin())
                        && !front.contains(storage.origin())
                        && storage.origin().startsWith("http"))
                .toList();
        return behind.isEmpty() ? List.of() : throughOneTab(behind);
    }

    /// Of pages, not of the frames in them: those have storages of their own for each site they are in.
    private static Set<String> origins(Overlay overlay, Predicate<TabState> which) {
        return overlay.tabs().stream()
                .filter(which.and(tab -> !tab.frames().isEmpty()))
                .map(tab -> tab.frames().getFirst().origin())
                .collect(toSet());
    }

    private List<Item> throughOneTab(List<OriginStorage> storages) {
        String target = connection
                .call("Target.createTarget", Map.of("url", "about:blank", "background", true), SOON)
                .path("targetId")
                .asString();
        CdpSession tab = connection.attach(target);
        Runnable stop = connection.onEvent(event -> answerEmpty(tab, event));
        try {
            tab.call("Network.enable", Map.of(), SOON);
            tab.call("Network.setBypassServiceWorker", Map.of("bypass", true), SOON);
            tab.call("Fetch.enable", Map.of(), SOON);
            return storages.stream().map(storage -> put(tab, storage)).toList();
        } finally {
            stop.run();
            connection.call("Target.closeTarget", Map.of("targetId", target), SOON);
        }
    }

    private static void answerEmpty(CdpSession tab, CdpEvent event) {
        if (event.method().equals("Fetch.requestPaused") && event.sessionId().equals(tab.sessionId())) {
            String request = event.params().path("requestId").asString();
            Thread.startVirtualThread(() -> {
                try {
                    tab.call("Fetch.fulfillRequest", Map.of("requestId", request, "responseCode", 200), SOON);
                } catch (CdpException gone) {
                    LiveTab.orThrow(gone);
                }
            });
        }
    }

    private static Item put(CdpSession tab, OriginStorage storage) {
        try {
            tab.call("Page.navigate", Map.of("url", storage.origin() + "/"), SOON);
            String write =
                    """
                    (() => {
                      if (self.origin !== %s) return false;
                      for (const [key, value] of Object.entries(%s)) localStorage.setItem(key, value);
                      return true;
                    })()
                    """.formatted(JSON.writeValueAsString(storage.origin()), JSON.writeValueAsString(storage.items()));
            boolean written = tab.call("Runtime.evaluate", Map.of("expression", write, "returnByValue", true), SOON)
                    .at("/result/value")
                    .asBoolean(false);
            return item(storage, written);
        } catch (CdpException silent) {
            LiveTab.orThrow(silent);
            return item(storage, false);
        }
    }

    private static Item item(OriginStorage storage, boolean written) {
        return written
                ? new Item("local_storage", "", storage.origin(), Outcome.EXACT, 1, 1, 1, "")
                : new Item(
                        "local_storage",
                        "",
                        storage.origin(),
                        Outcome.PARTLY,
                        1,
                        0,
                        0,
                        "what was written last may be missing");
    }
}
