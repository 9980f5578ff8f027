package dev.browsergrid.profiles.state;

import java.util.Map;

/// The local or session storage of one origin.
public record OriginStorage(String origin, Map<String, String> items) {
    public OriginStorage {
        items = StateJson.map(items);
    }

    /// Does not show the values.
    @Override
    public String toString() {
        return "OriginStorage[" + origin + ", " + items.size() + " items]";
    }
}
