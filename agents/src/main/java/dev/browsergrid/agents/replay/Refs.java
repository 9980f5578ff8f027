package dev.browsergrid.agents.replay;

import dev.browsergrid.agents.offline.Observation.Tab;
import dev.browsergrid.agents.replay.recipe.Element;
import dev.browsergrid.agents.replay.recipe.Paths;
import dev.browsergrid.agents.replay.recipe.RecipeAction;
import dev.browsergrid.agents.replay.recipe.TabPlace;
import dev.browsergrid.agents.replay.recipe.Tellings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An action's arguments with the refs its elements have now; or why one of them is `missing`.
record Refs(Map<String, Object> arguments, Optional<String> missing) {
    static Refs of(RecipeAction action, Tellings now, List<Tab> tabs) {
        Map<String, Object> arguments = action.arguments();
        for (Map.Entry<String, Element> element : action.elements().entrySet()) {
            switch (Finding.of(element.getValue(), now)) {
                case Finding.Found(String ref) -> arguments = Paths.put(arguments, element.getKey(), ref);
                case Finding.Missing(String why) -> {
                    return new Refs(arguments, Optional.of(why));
                }
            }
        }
        TabPlace tab = action.tab();
        if (tab == null) {
            return new Refs(arguments, Optional.empty());
        }
        Optional<String> id = tab.in(tabs);
        return id.isEmpty()
                ? new Refs(arguments, Optional.of("No tab is clearly the one that showed " + tab.url() + "."))
                : new Refs(Paths.put(arguments, "tab", id.get()), Optional.empty());
    }
}
