package dev.browsergrid.agents.replay.recipe;

import dev.browsergrid.agents.offline.Observation.Tab;
import java.util.List;
import java.util.Optional;

/// A tab told without its id: the address it shows, and its place among the tabs, from 0.
public record TabPlace(String url, int position) {
    /// The tab's id now; empty when it is not clear which one it is.
    public Optional<String> in(List<Tab> tabs) {
        List<Tab> same =
                tabs.stream().filter(tab -> Address.same(url, tab.url())).toList();
        boolean inPlace = position < tabs.size() && same.contains(tabs.get(position));
        return same.size() == 1
                ? Optional.of(same.getFirst().id())
                : inPlace ? Optional.of(tabs.get(position).id()) : Optional.empty();
    }
}
