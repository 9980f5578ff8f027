package dev.browsergrid.profiles.state;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What must be known of a thawed browser until it is frozen again: which tab each target is, and the states of the
/// tabs that have not loaded since and are therefore not what they were yet.
public record Bindings(Map<String, String> tabs, List<TabState> waiting) {
    public static final Bindings NONE = new Bindings(Map.of(), List.of());

    public Bindings {
        tabs = StateJson.map(tabs);
        waiting = StateJson.list(waiting);
    }

    /// The tab's logical id. A tab that was opened since has its target's, which no other tab ever has.
    public String tab(String targetId) {
        return tabs.getOrDefault(targetId, targetId);
    }

    public Optional<TabState> waiting(String tab) {
        return waiting.stream().filter(state -> state.id().equals(tab)).findFirst();
    }

    /// With this tab loaded and mended.
    public Bindings done(String tab) {
        return new Bindings(
                tabs, waiting.stream().filter(state -> !state.id().equals(tab)).toList());
    }

    public String toJson() {
        return StateJson.MAPPER.writeValueAsString(this);
    }

    public static Bindings fromJson(@Nullable String json) {
        return json == null ? NONE : StateJson.MAPPER.readValue(json, Bindings.class);
    }
}
