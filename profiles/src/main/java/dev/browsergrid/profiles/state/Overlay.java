package dev.browsergrid.profiles.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is put over a thawed browser: all that DevTools can tell of a running one, so that whatever Chromium does not
/// bring back by itself can be found out and mended. What stands in password fields is never in it.
///
/// `ahead` says that the files beside it may be older than what it holds: those of a browser that was copied while it
/// ran, or died before it had written everything. Chromium writes changed cookies up to half a minute late.
public record Overlay(
        int version,
        Instant capturedAt,
        List<TabState> tabs,
        List<Cookie> cookies,
        List<OriginStorage> localStorage,
        List<LeftOut> leftOut,
        boolean ahead) {
    public static final int VERSION = 1;

    public Overlay {
        tabs = StateJson.list(tabs);
        cookies = StateJson.list(cookies);
        localStorage = StateJson.list(localStorage);
        leftOut = StateJson.list(leftOut);
    }

    /// Of a browser that has written everything.
    public Overlay(
            int version,
            Instant capturedAt,
            List<TabState> tabs,
            List<Cookie> cookies,
            List<OriginStorage> localStorage,
            List<LeftOut> leftOut) {
        this(version, capturedAt, tabs, cookies, localStorage, leftOut, false);
    }

    /// The same, of a browser that may not have written everything.
    public Overlay aheadOfItsFiles() {
        return new Overlay(version, capturedAt, tabs, cookies, localStorage, leftOut, true);
    }

    public static Overlay empty(Instant capturedAt) {
        return new Overlay(VERSION, capturedAt, List.of(), List.of(), List.of(), List.of());
    }

    /// Of a browser of which only the manifest is known.
    public static Overlay ofTabs(Manifest manifest) {
        List<TabState> tabs = new ArrayList<>();
        for (int i = 0; i < manifest.tabs().size(); i++) {
            Manifest.Tab tab = manifest.tabs().get(i);
            String id = tab.id().isEmpty() ? "tab-" + i : tab.id();
            boolean active = i == manifest.active();
            tabs.add(new TabState(
                    id, tab.url(), tab.title(), active, false, TabState.History.NONE, null, List.of(), List.of()));
        }
        return new Overlay(VERSION, manifest.capturedAt(), tabs, List.of(), List.of(), List.of());
    }

    public String toJson() {
        return StateJson.MAPPER.writeValueAsString(this);
    }

    public static Overlay fromJson(String json) {
        return StateJson.MAPPER.readValue(json, Overlay.class);
    }
}
