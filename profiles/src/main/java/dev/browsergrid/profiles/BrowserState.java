package dev.browsergrid.profiles;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.overlay.TargetWatch;
import dev.browsergrid.profiles.state.Manifest.Tab;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// What a browser is asked over DevTools as a whole: which pages it has, and to close in order.
public final class BrowserState {
    private final CdpConnection connection;

    public BrowserState(CdpConnection connection) {
        this.connection = connection;
    }

    /// A page there is now.
    public record Page(String targetId, Tab tab) {}

    /// The pages there are now; a tab that was restored but not loaded yet is one too.
    public List<Page> pages() {
        JsonNode targets = connection.call("Target.getTargets").path("targetInfos");
        return targets.valueStream()
                .filter(target -> target.path("type").asString("").equals("page"))
                .map(target -> new Page(
                        target.path("targetId").asString(),
                        new Tab(
                                target.path("targetId").asString(),
                                target.path("url").asString(""),
                                target.path("title").asString(""))))
                .toList();
    }

    /// Asks the browser to close in order. It has closed when its process has ended, which only whoever started it
    /// sees for sure.
    public void close(Duration timeout) {
        try {
            connection.call("Browser.close", Map.of(), timeout);
        } catch (CdpException gone) {
            if (gone.code() == CdpException.Code.INTERRUPTED) {
                throw gone;
            }
        }
    }

    /// Waits until there is a page: right after its start a browser lists none for some milliseconds.
    public List<Page> awaitPages(Duration timeout) {
        return new TargetWatch(connection).await(timeout, this::pages, pages -> !pages.isEmpty());
    }
}
