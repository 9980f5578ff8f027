package dev.browsergrid.session.watch;

import dev.browsergrid.node.watch.BrowserWatches;
import dev.browsergrid.node.watch.RunningBrowser;
import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpEndpoint;
import dev.browsergrid.profiles.cdp.CdpEvent;
import dev.browsergrid.profiles.cdp.CdpException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// Hears of pages that crash in one browser, over a connection of its own that attaches to none of them. It touches
/// nothing: whoever uses the browser may be about to handle the crash.
final class PageWatch implements BrowserWatches.Watch {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// A page that crashes whenever it is loaded, under a client that always loads it again, shall not fill a table.
    private static final int MOST_TOLD = 20;

    private final RunningBrowser browser;
    private final CdpConnection connection;
    private final Consumer<String> crashes;
    // below: touched by the connection's event thread only
    private final Map<String, String> addresses = new HashMap<>();
    private int told;

    private PageWatch(RunningBrowser browser, CdpConnection connection, Consumer<String> crashes) {
        this.browser = browser;
        this.connection = connection;
        this.crashes = crashes;
    }

    /// Begins to watch. `crashes` is told of each page that crashes, in words for people.
    ///
    /// @throws CdpException when the browser cannot be reached
    static PageWatch begin(RunningBrowser browser, Consumer<String> crashes) {
        CdpConnection connection =
                CdpConnection.open(CdpEndpoint.ask(browser.cdpUrl(), PATIENCE).webSocket());
        PageWatch watch = new PageWatch(browser, connection, crashes);
        try {
            var _ = connection.onEvent(watch::received);
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
        JsonNode target = event.params().path("targetInfo");
        String id = event.params().path("targetId").asString("");
        switch (event.method()) {
            case "Target.targetCreated", "Target.targetInfoChanged" -> {
                if (target.path("type").asString("").equals("page")) {
                    addresses.put(
                            target.path("targetId").asString(""),
                            target.path("url").asString(""));
                }
            }
            case "Target.targetDestroyed" -> addresses.remove(id);
            case "Target.targetCrashed" ->
                Optional.ofNullable(addresses.get(id))
                        .ifPresent(address ->
                                crashed(address, event.params().path("status").asString("")));
            default -> {}
        }
    }

    private void crashed(String address, String status) {
        told++;
        if (told <= MOST_TOLD) {
            String why = CrashWords.of(address, status);
            crashes.accept(told < MOST_TOLD ? why : why + "; more crashes of this browser are not told");
        }
    }

    @Override
    public void close() {
        connection.close();
    }
}
