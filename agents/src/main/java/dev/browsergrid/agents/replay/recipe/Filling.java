package dev.browsergrid.agents.replay.recipe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts other texts into a recipe, in the order in which it writes them.
final class Filling {
    // shorter ones are found in too many words
    private static final int SHORTEST = 2;

    private final Recipe recipe;
    private final Map<String, String> values;
    private final Map<Pattern, String> words = new LinkedHashMap<>();
    private final Map<Pattern, String> addresses = new LinkedHashMap<>();

    Filling(Recipe recipe, Map<String, String> values) {
        this.recipe = recipe;
        this.values = values;
    }

    Recipe filled() {
        List<RecipeStep> steps = new ArrayList<>();
        for (int step = 0; step < recipe.steps().size(); step++) {
            RecipeStep old = recipe.steps().get(step);
            String url = replaced(old.url(), addresses);
            List<RecipeAction> actions = new ArrayList<>();
            for (int action = 0; action < old.actions().size(); action++) {
                actions.add(filled(old.actions().get(action), step, action));
            }
            steps.add(new RecipeStep(old.then(), url, actions));
        }
        return new Recipe(recipe.startUrl(), steps, recipe.inputs(), recipe.secrets(), recipe.gaps(), recipe.finish());
    }

    private RecipeAction filled(RecipeAction old, int step, int action) {
        Map<String, Element> elements = new LinkedHashMap<>();
        old.elements().forEach((path, element) -> elements.put(path, element.with(text -> replaced(text, words))));
        Map<String, Object> arguments = new LinkedHashMap<>(old.arguments());
        if (old.tool().equals("wait") || old.tool().equals("scroll_to")) {
            arguments.replaceAll((_, value) -> value instanceof String text ? replaced(text, words) : value);
        }
        Map<String, Object> filled = arguments;
        for (Input input : recipe.inputs()) {
            String value = values.get(input.name());
            if (value != null && input.step() == step && input.action() == action) {
                filled = Paths.put(filled, input.path(), value);
                learn(input, value);
            }
        }
        return new RecipeAction(old.tool(), filled, elements, old.tab(), old.description(), old.effect());
    }

    private void learn(Input input, String value) {
        String old = input.value().strip();
        if (old.length() < SHORTEST || old.equals(value.strip())) {
            return;
        }
        words.put(whole(old), value.strip());
        String encoded = URLEncoder.encode(value.strip(), StandardCharsets.UTF_8);
        addresses.put(whole(URLEncoder.encode(old, StandardCharsets.UTF_8)), encoded);
        addresses.put(
                whole(URLEncoder.encode(old, StandardCharsets.UTF_8).replace("+", "%20")), encoded.replace("+", "%20"));
    }

    private static Pattern whole(String text) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(text) + "(?![\\p{L}\\p{N}])");
    }

    private static String replaced(String text, Map<Pattern, String> replacements) {
        String now = text;
        for (Map.Entry<Pattern, String> each : replacements.entrySet()) {
            now = each.getKey().matcher(now).replaceAll(Matcher.quoteReplacement(each.getValue()));
        }
        return now;
    }
}
