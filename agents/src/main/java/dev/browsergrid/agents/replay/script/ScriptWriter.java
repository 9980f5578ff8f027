package dev.browsergrid.agents.replay.script;

import dev.browsergrid.agents.offline.Observation;
import dev.browsergrid.agents.replay.recipe.Input;
import dev.browsergrid.agents.replay.recipe.Recipe;
import dev.browsergrid.agents.replay.recipe.RecipeStep;
import dev.browsergrid.agents.replay.recipe.TabPlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes a recipe as a script.
final class ScriptWriter {

    private final Recipe recipe;
    private final Dialect dialect;
    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final List<String> statements = new ArrayList<>();
    // of the run's tabs, the one it began in is the script's first
    private int firstTab = -1;
    private int tab;

    ScriptWriter(Recipe recipe, Dialect dialect) {
        this.recipe = recipe;
        this.dialect = dialect;
        Set<String> taken = new HashSet<>();
        for (String secret : recipe.secrets()) {
            String base = secret.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "_");
            String name = base;
            for (int number = 2; !taken.add(name); number++) {
                name = base + "_" + number;
            }
            secrets.put(secret, name);
        }
    }

    String script() {
        List<String> lines = new ArrayList<>(dialect.head());
        String indent = lines.getLast().replaceAll("\\S.*", "");
        recipe.inputs()
                .forEach(input -> statements.add(dialect.constant(
                        variable(input),
                        "INPUT_" + input.name().toUpperCase(Locale.ROOT),
                        Optional.of(input.value()))));
        secrets.values()
                .forEach(name -> statements.add(dialect.constant(
                        "secret_" + name, "SECRET_" + name.toUpperCase(Locale.ROOT), Optional.empty())));
        recipe.startUrl().ifPresent(url -> say(dialect.navigate(url)));
        for (int step = 0; step < recipe.steps().size(); step++) {
            step(step);
        }
        recipe.gaps()
                .forEach(gap -> statements.add(
                        dialect.comment("Left out: something in step " + gap.step() + " that has no locator.")));
        statements.forEach(line -> lines.add(indent + line));
        lines.addAll(dialect.foot());
        return String.join("\n", lines) + "\n";
    }

    static String variable(Input input) {
        return "input_" + input.name();
    }

    private void step(int at) {
        RecipeStep step = recipe.steps().get(at);
        List<Observation.Tab> tabs =
                Observation.in(step.then().snapshot()).map(Observation::tabs).orElse(List.of());
        for (int position = 0; position < tabs.size(); position++) {
            if (tabs.get(position).active()) {
                firstTab = firstTab < 0 ? position : firstTab;
                onTab(position - firstTab);
            }
        }
        for (int action = 0; action < step.actions().size(); action++) {
            new ActionScript(this, dialect, at, action, step.actions().get(action)).say();
        }
    }

    /// Goes on in the tab at this place of the script's own.
    void onTab(int position) {
        if (position >= 0 && position != tab) {
            tab = position;
            say(dialect.tab(position));
        }
    }

    void say(String code) {
        statements.add(dialect.statement(code));
    }

    /// It is not known which place the tab has that is worked in from here on.
    void tabIsUnknown() {
        tab = -1;
    }

    int position(TabPlace place) {
        return place.position() - firstTab;
    }

    /// The constant of a secret.
    String secret(String name) {
        return "secret_" + secrets.get(name);
    }

    Recipe recipe() {
        return recipe;
    }
}
