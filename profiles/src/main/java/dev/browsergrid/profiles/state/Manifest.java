package dev.browsergrid.profiles.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a frozen browser held, in short: enough to list it and to compare a thaw with it, and nothing that a page keeps
/// secret. `active` is the index of the tab in front, or -1 when that could not be told.
public record Manifest(
        int version,
        Instant capturedAt,
        String chromium,
        List<Tab> tabs,
        int active,
        Counts counts,
        List<LeftOut> leftOut) {
    public static final int VERSION = 2;

    /// One tab. `id` is its own for as long as it is open, however often it is frozen and thawed; empty in manifests of
    /// version 1.
    public record Tab(String id, String url, String title) {
        public Tab {
            id = StateJson.text(id);
            url = StateJson.text(url);
            title = StateJson.text(title);
        }
    }

    /// How much there was: cookies, forms in which something stands, password fields that were filled, and origins with
    /// local storage in an open tab.
    public record Counts(int cookies, int forms, int passwords, int origins) {
        public static final Counts NONE = new Counts(0, 0, 0, 0);
    }

    public Manifest {
        tabs = StateJson.list(tabs);
        counts = orNone(counts);
        leftOut = StateJson.list(leftOut);
        if (active < -1 || active >= tabs.size()) {
            throw new IllegalArgumentException("active must be within -1.." + (tabs.size() - 1) + ", was " + active);
        }
    }

    /// A manifest of tabs alone.
    public static Manifest ofTabs(Instant capturedAt, String chromium, List<Tab> tabs, int active) {
        return new Manifest(VERSION, capturedAt, chromium, tabs, active, Counts.NONE, List.of());
    }

    private static Counts orNone(@Nullable Counts counts) {
        return counts == null ? Counts.NONE : counts;
    }

    public String toJson() {
        return StateJson.MAPPER.writeValueAsString(this);
    }

    public static Manifest fromJson(String json) {
        return StateJson.MAPPER.readValue(json, Manifest.class);
    }
}
