package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.state.TabState.Bounds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// A tab as the browser itself knows it, without asking its page. `active` says that its window shows it.
record OpenTab(
        String targetId, String url, String title, boolean active, int window, int index, Optional<Bounds> bounds) {
    private static final Duration SOON = Duration.ofSeconds(2);

    /// All tabs, window by window in the order of their strips.
    ///
    /// Only a target of the kind `tab` tells its place in the strip. It has its page's address and title, and
    /// targets of both kinds are listed in the same order.
    static List<OpenTab> all(CdpConnection connection) {
        List<JsonNode> targets = connection
                .call("Target.getTargets", Map.of("filter", List.of(Map.of())), SOON)
                .path("targetInfos")
                .valueStream()
                .toList();
        List<JsonNode> strips = new ArrayList<>(ofType(targets, "tab"));
        return ofType(targets, "page").stream()
                .map(page -> of(page, strip(page, strips), connection))
                .sorted(Comparator.comparingInt(OpenTab::window).thenComparingInt(OpenTab::index))
                .toList();
    }

    private static List<JsonNode> ofType(List<JsonNode> targets, String type) {
        return targets.stream()
                .filter(target -> target.path("type").asString("").equals(type))
                .toList();
    }

    private static Optional<JsonNode> strip(JsonNode page, List<JsonNode> strips) {
        Optional<JsonNode> found = strips.stream()
                .filter(strip -> strip.path("url").equals(page.path("url"))
                        && strip.path("title").equals(page.path("title")))
                .findFirst();
        found.ifPresent(strips::remove);
        return found.map(strip -> strip.path("embedderData"));
    }

    private static OpenTab of(JsonNode page, Optional<JsonNode> strip, CdpConnection connection) {
        String target = page.path("targetId").asString();
        JsonNode window = windowOf(target, connection);
        JsonNode bounds = window.path("bounds");
        return new OpenTab(
                target,
                page.path("url").asString(""),
                page.path("title").asString(""),
                strip.map(place -> place.path("tabActive").asBoolean(false)).orElse(false),
                window.path("windowId").asInt(-1),
                strip.map(place -> place.path("tabStripIndex").asInt(0)).orElse(0),
                bounds.isObject() ? Optional.of(bounds(bounds)) : Optional.empty());
    }

    private static Bounds bounds(JsonNode bounds) {
        return new Bounds(
                bounds.path("left").asInt(0),
                bounds.path("top").asInt(0),
                bounds.path("width").asInt(0),
                bounds.path("height").asInt(0),
                bounds.path("windowState").asString("normal"),
                0,
                0);
    }

    private static JsonNode windowOf(String target, CdpConnection connection) {
        try {
            return connection.call("Browser.getWindowForTarget", Map.of("targetId", target), SOON);
        } catch (CdpException none) {
            if (none.code() != CdpException.Code.REFUSED) {
                throw none;
            }
            return MissingNode.getInstance();
        }
    }
}
