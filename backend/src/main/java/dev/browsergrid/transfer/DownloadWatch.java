package dev.browsergrid.transfer;

import dev.browsergrid.node.watch.BrowserWatches;
import dev.browsergrid.node.watch.RunningBrowser;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpEndpoint;
import dev.browsergrid.profiles.cdp.CdpEvent;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.transfer.BrowsersHere.Browser;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// Hears of downloads in one browser, over a connection of its own, and ends those that are too large. Has the browser
/// put them where the proxy has clients' downloads put as well, so that it does not matter who comes first.
final class DownloadWatch implements BrowserWatches.Watch {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final RunningBrowser browser;
    private final CdpConnection connection;
    private final BrowsersHere sessions;
    private final DownloadLedger ledger;
    // touched by the connection's event thread only
    private final Set<String> contexts = new HashSet<>();

    private DownloadWatch(
            RunningBrowser browser, CdpConnection connection, BrowsersHere sessions, DownloadLedger ledger) {
        this.browser = browser;
        this.connection = connection;
        this.sessions = sessions;
        this.ledger = ledger;
    }

    /// @throws CdpException when the browser cannot be reached
    static DownloadWatch begin(RunningBrowser browser, BrowsersHere sessions, DownloadLedger ledger) {
        CdpConnection connection =
                CdpConnection.open(CdpEndpoint.ask(browser.cdpUrl(), PATIENCE).webSocket());
        DownloadWatch watch = new DownloadWatch(browser, connection, sessions, ledger);
        try {
            var _ = connection.onEvent(watch::received);
            connection.call(
                    "Browser.setDownloadBehavior",
                    Map.of(
                            "behavior",
                            "allowAndName",
                            "downloadPath",
                            browser.files().downloads().toString(),
                            "eventsEnabled",
                            true),
                    PATIENCE);
            // a download can only be ended by who knows its context
            connection.call("Target.setDiscoverTargets", Map.of("discover", true), PATIENCE);
            return watch;
        } catch (CdpException silent) {
            connection.close();
            throw silent;
        }
    }

    @Override
    public boolean isOf(Optional<RunningBrowser> other) {
        return connection.closed().isEmpty() && other.equals(Optional.of(browser));
    }

    private void received(CdpEvent event) {
        JsonNode params = event.params();
        String guid = params.path("guid").asString("");
        switch (event.method()) {
            case "Target.targetCreated" ->
                contexts.add(params.at("/targetInfo/browserContextId").asString(""));
            case "Browser.downloadWillBegin" -> {
                String name = params.path("suggestedFilename").asString("");
                String url = params.path("url").asString("");
                if (!isAllowed(session -> ledger.begin(session, guid, name, url))) {
                    cancel(guid);
                }
            }
            case "Browser.downloadProgress" -> progress(guid, params);
            default -> {}
        }
    }

    private void progress(String guid, JsonNode params) {
        switch (params.path("state").asString("")) {
            case "completed" ->
                sessions.find(browser.node()).ifPresent(session -> ledger.complete(session, guid, file(guid, params)));
            case "canceled" ->
                sessions.find(browser.node()).ifPresent(session -> ledger.fail(session, guid, "it was cancelled"));
            default -> {
                long received = params.path("receivedBytes").asLong(0);
                if (!isAllowed(session -> ledger.progress(session, guid, received))) {
                    cancel(guid);
                }
            }
        }
    }

    /// A browser that nobody has downloads nothing.
    private boolean isAllowed(Predicate<Browser> allowed) {
        return sessions.find(browser.node()).filter(allowed).isPresent();
    }

    private Path file(String guid, JsonNode params) {
        String said = params.path("filePath").asString("");
        return said.isEmpty() ? browser.files().downloads().resolve(guid) : Path.of(said);
    }

    private void cancel(String guid) {
        if (!isCancelled(Map.of("guid", guid))) {
            var _ = contexts.stream()
                    .filter(context -> !context.isEmpty())
                    .anyMatch(context -> isCancelled(Map.of("guid", guid, "browserContextId", context)));
        }
    }

    private boolean isCancelled(Map<String, ?> download) {
        try {
            connection.call("Browser.cancelDownload", download, PATIENCE);
            return true;
        } catch (CdpException refused) {
            return false;
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
