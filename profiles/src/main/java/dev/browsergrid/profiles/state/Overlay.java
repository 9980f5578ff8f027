package dev.browsergrid.profiles.state;

import java.time.Instant;
import java.util.List;

/// What is put over a thawed browser: all that DevTools can tell of a running one, so that whatever Chromium does not
/// bring back by itself can be found out and mended. What stands in password fields is never in it.
public record Overlay(
        int version,
        Instant capturedAt,
        List<TabState> tabs,
        List<Cookie> cookies,
        List<OriginStorage> localStorage,
        List<LeftOut> leftOut) {
    public static final int VERSION = 1;

    public Overlay {
        tabs = StateJson.list(tabs);
        cookies = StateJson.list(cookies);
        localStorage = StateJson.list(localStorage);
        leftOut = StateJson.list(leftOut);
    }

    public static Overlay empty(Instant capturedAt) {
        return new Overlay(VERSION, capturedAt, List.of(), List.of(), List.of(), List.of());
    }

    public String toJson() {
        return StateJson.MAPPER.writeValueAsString(this);
    }

    public static Overlay fromJson(String json) {
        return StateJson.MAPPER.readValue(json, Overlay.class);
    }
}
