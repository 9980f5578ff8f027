package dev.browsergrid.agents;

import java.util.List;
import java.util.Optional;

/// What one look at the browser showed. `page` is the accessibility tree of the active tab as YAML with element refs.
public record Observation(
        String url, String title, List<Tab> tabs, List<Notice> notices, String page, Optional<Screenshot> screenshot) {
    public Observation {
        tabs = List.copyOf(tabs);
        notices = List.copyOf(notices);
    }

    /// An open tab. `id` stays the same for as long as the tab is open.
    public record Tab(String id, String title, String url, boolean active) {}

    /// Something the browser did by itself: `code` for programs, `text` for the model and for people.
    public record Notice(String code, String text) {}
}
