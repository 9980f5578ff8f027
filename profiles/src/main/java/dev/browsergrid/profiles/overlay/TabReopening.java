package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.cdp.CdpConnection;
import dev.browsergrid.profiles.cdp.CdpException;
import dev.browsergrid.profiles.state.TabState;
import dev.browsergrid.profiles.state.TabState.History;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Catches up with what Chromium had not written down when it was copied running: it notes its tabs some two seconds
/// late (`SessionServiceBase`), so the last ones opened may be missing and the last page gone to not be there.
record TabReopening(CdpConnection connection) {
    private static final Duration SOON = Duration.ofSeconds(3);

    /// Opens what is missing in `found`, has tabs go where they were last, and answers all there are then.
    Map<String, OpenTab> complete(List<TabState> wanted, Map<String, OpenTab> found) {
        if (wanted.stream()
                .allMatch(tab -> Optional.ofNullable(found.get(tab.id()))
                        .filter(open -> open.url().equals(tab.url()))
                        .isPresent())) {
            return found;
        }
        List<OpenTab> before = OpenTab.all(connection);
        Map<String, OpenTab> all = new LinkedHashMap<>();
        for (TabState tab : wanted) {
            Optional<OpenTab> there = Optional.ofNullable(found.get(tab.id()));
            if (there.isPresent()) {
                all.put(tab.id(), isBehind(tab, there.get()) ? moved(tab, there.get()) : there.get());
            } else {
                open(tab).ifPresent(opened -> all.put(tab.id(), opened));
            }
        }
        if (all.size() > found.size()) {
            before.stream()
                    .filter(tab -> isBlank(tab.url()) && !all.containsValue(tab))
                    .forEach(this::close);
        }
        return all;
    }

    /// What Chromium opens when it finds no session at all.
    private static boolean isBlank(String url) {
        return url.equals("about:blank") || url.startsWith("chrome://new");
    }

    private void close(OpenTab tab) {
        try {
            connection.call("Target.closeTarget", Map.of("targetId", tab.targetId()), SOON);
        } catch (CdpException gone) {
            LiveTab.orThrow(gone);
        }
    }

    private Optional<OpenTab> open(TabState tab) {
        if (!isOpen(tab.url())) {
            return Optional.empty();
        }
        String target = connection
                .call("Target.createTarget", Map.of("url", tab.url(), "background", !tab.active()), SOON)
                .path("targetId")
                .asString();
        return OpenTab.all(connection).stream()
                .filter(open -> open.targetId().equals(target))
                .findFirst();
    }

    /// Whether it never was where it should be; one that is elsewhere now because its page led there had been.
    private boolean isBehind(TabState tab, OpenTab open) {
        if (open.url().equals(tab.url()) || !isOpen(tab.url())) {
            return false;
        }
        try (LiveTab live = new LiveTab(connection, open.targetId(), SOON)) {
            History now = TabReading.history(live.page(), SOON);
            return !now.urls().contains(tab.url())
                    && now.urls().size() <= tab.history().urls().size();
        } catch (CdpException gone) {
            LiveTab.orThrow(gone);
            return false;
        }
    }

    /// An overlay may come from anywhere, and other addresses may lead to the host or into the browser itself.
    private static boolean isOpen(String url) {
        return url.startsWith("http://") || url.startsWith("https://") || url.equals("about:blank");
    }

    private OpenTab moved(TabState tab, OpenTab open) {
        try (LiveTab live = new LiveTab(connection, open.targetId(), SOON)) {
            live.page().call("Page.navigate", Map.of("url", tab.url()), SOON);
        } catch (CdpException silent) {
            // the report will say that it is elsewhere
            LiveTab.orThrow(silent);
        }
        return open;
    }
}
