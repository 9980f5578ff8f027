package dev.browsergrid.live;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpEndpoint;
import dev.browsergrid.profiles.cdp.CdpEvent;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.cdp.CdpSession;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/// Watches one running browser: frames of the tab that is shown, and the list of tabs. Every page is cast; Chromium
/// sends frames of visible ones only, and says when a page becomes visible or hidden.
final class Screencast implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Screencast.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /// At most 15 frames a second leave the browser: each costs it about 20 ms of CPU.
    private static final long FRAME_MILLIS = 66;

    private final CdpConnection connection;
    private final ScheduledExecutorService pace;
    private final Consumer<LiveFrame> frames;
    private final Consumer<List<LiveTab>> tabs;
    // below: touched by the connection's event thread only
    private final Map<String, Page> pages = new LinkedHashMap<>();
    // read by whoever acts on the shown page, too
    private volatile String shown = "";

    private static final class Page {
        final String targetId;
        final String session;
        String title = "";
        String url = "";

        Page(String targetId, String session) {
            this.targetId = targetId;
            this.session = session;
        }
    }

    private Screencast(
            CdpConnection connection,
            ScheduledExecutorService pace,
            Consumer<LiveFrame> frames,
            Consumer<List<LiveTab>> tabs) {
        this.connection = connection;
        this.pace = pace;
        this.frames = frames;
        this.tabs = tabs;
    }

    /// Begins to watch the browser at a DevTools address (http).
    ///
    /// @throws CdpException when it cannot be reached
    static Screencast start(
            URI cdpUrl,
            ScheduledExecutorService pace,
            Consumer<LiveFrame> frames,
            Consumer<List<LiveTab>> tabs,
            Runnable closed) {
        CdpConnection connection =
                CdpConnection.open(CdpEndpoint.ask(cdpUrl, PATIENCE).webSocket());
        Screencast cast = new Screencast(connection, pace, frames, tabs);
        connection.onClosed(_ -> closed.run());
        var _ = connection.onEvent(cast::received);
        connection.call("Target.setDiscoverTargets", Map.of("discover", true), PATIENCE);
        connection.call(
                "Target.setAutoAttach",
                Map.of(
                        "autoAttach", true,
                        "waitForDebuggerOnStart", false,
                        "flatten", true,
                        "filter", List.of(Map.of("type", "page", "exclude", false))),
                PATIENCE);
        return cast;
    }

    /// Asks the page that is shown to do something.
    ///
    /// @throws CdpException when it does not, or none is shown
    JsonNode call(String method, Map<String, Object> params) {
        return new CdpSession(connection, shown).call(method, params, PATIENCE);
    }

    private void received(CdpEvent event) {
        JsonNode params = event.params();
        switch (event.method()) {
            case "Target.attachedToTarget" -> attached(params);
            case "Target.detachedFromTarget" -> gone(params.path("sessionId").asString(""));
            case "Target.targetInfoChanged" -> renamed(params.path("targetInfo"));
            case "Page.screencastFrame" -> frame(event.sessionId(), params);
            case "Page.screencastVisibilityChanged" -> {
                if (params.path("visible").asBoolean()) {
                    show(event.sessionId());
                }
            }
            default -> {}
        }
    }

    private void attached(JsonNode params) {
        JsonNode target = params.path("targetInfo");
        if (!target.path("type").asString("").equals("page")) {
            return;
        }
        String session = params.path("sessionId").asString("");
        Page page = new Page(target.path("targetId").asString(""), session);
        page.title = target.path("title").asString("");
        page.url = target.path("url").asString("");
        pages.put(session, page);
        if (shown.isEmpty()) {
            shown = session;
        }
        tellTabs();
        // not on the event thread: a page that hangs must not keep the others' frames
        Thread.ofVirtual().start(() -> cast(session));
    }

    private void cast(String session) {
        CdpSession page = new CdpSession(connection, session);
        try {
            page.call("Page.enable", Map.of(), PATIENCE);
            page.call(
                    "Page.startScreencast",
                    Map.of("format", "jpeg", "quality", 70, "maxWidth", 1920, "maxHeight", 1920, "everyNthFrame", 1),
                    PATIENCE);
        } catch (CdpException e) {
            log.debug("cast=refused reason={}", e.getMessage());
        }
    }

    private void frame(String session, JsonNode params) {
        int number = params.path("sessionId").asInt();
        var _ = pace.schedule(
                () -> Thread.ofVirtual().start(() -> acknowledge(session, number)),
                FRAME_MILLIS,
                TimeUnit.MILLISECONDS);
        Page page = pages.get(session);
        if (page == null || !session.equals(shown)) {
            return;
        }
        JsonNode about = params.path("metadata");
        frames.accept(new LiveFrame(
                new ArrayList<>(pages.keySet()).indexOf(session),
                (int) Math.round(about.path("deviceWidth").asDouble()),
                (int) Math.round(about.path("deviceHeight").asDouble()),
                (int) about.path("scrollOffsetX").asDouble(),
                (int) about.path("scrollOffsetY").asDouble(),
                Base64.getDecoder().decode(params.path("data").asString(""))));
    }

    private void acknowledge(String session, int number) {
        try {
            new CdpSession(connection, session).call("Page.screencastFrameAck", Map.of("sessionId", number), PATIENCE);
        } catch (CdpException e) {
            log.debug("cast=ended reason={}", e.getMessage());
        }
    }

    private void show(String session) {
        if (pages.containsKey(session)) {
            shown = session;
            tellTabs();
        }
    }

    private void gone(String session) {
        if (pages.remove(session) != null) {
            if (session.equals(shown)) {
                shown = pages.isEmpty() ? "" : pages.keySet().iterator().next();
            }
            tellTabs();
        }
    }

    private void renamed(JsonNode target) {
        @Nullable
        Page page = pages.values().stream()
                .filter(known -> known.targetId.equals(target.path("targetId").asString("")))
                .findFirst()
                .orElse(null);
        if (page != null) {
            page.title = target.path("title").asString("");
            page.url = target.path("url").asString("");
            tellTabs();
        }
    }

    private void tellTabs() {
        tabs.accept(pages.values().stream()
                .map(page -> new LiveTab(page.targetId, page.title, page.url, page.session.equals(shown)))
                .toList());
    }

    @Override
    public void close() {
        connection.close();
    }
}
