package dev.browsergrid.profiles;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/// What a frozen browser held, written down so that a thaw can be compared with it. `active` is the index of the tab
/// in front, or -1 when that could not be told.
public record Manifest(int version, Instant capturedAt, String chromium, List<Tab> tabs, int active) {
    public static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /// One tab.
    public record Tab(String url, String title) {}

    public Manifest {
        tabs = List.copyOf(tabs);
        if (active < -1 || active >= tabs.size()) {
            throw new IllegalArgumentException("active must be within -1.." + (tabs.size() - 1) + ", was " + active);
        }
    }

    public String toJson() {
        return JSON.writeValueAsString(this);
    }

    public static Manifest fromJson(String json) {
        return JSON.readValue(json, Manifest.class);
    }
}
