package dev.browsergrid.agents.replay.recipe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One action of a run, to be done again: a tool call whose refs are told as elements, by where they
/// stood in the arguments (`ref`, `from`, `fields.0.ref`). `effect` is what it was told to have changed
/// then.
public record RecipeAction(
        String tool,
        Map<String, Object> arguments,
        Map<String, Element> elements,
        @Nullable TabPlace tab,
        String description,
        String effect) {
    public RecipeAction {
        arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        elements = Collections.unmodifiableMap(new LinkedHashMap<>(elements));
    }

    /// Whether it leads away from whatever page is there.
    public boolean opensPage() {
        return tool.equals("navigate") || (tool.equals("tabs") && "new".equals(arguments.get("action")));
    }

    /// Whether it does more than move the view or wait.
    public boolean changesPage() {
        return switch (tool) {
            case "scroll", "scroll_to", "hover", "wait" -> false;
            default -> true;
        };
    }
}
