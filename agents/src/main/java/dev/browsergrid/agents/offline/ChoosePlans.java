package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Move.Stuck;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Ticking and choosing: boxes, switches, radio buttons, lists, days of a calendar.
final class ChoosePlans {
    static final Set<String> OFFERED = Set.of("radio", "option", "checkbox", "menuitem", "menuitemradio", "switch");

    private ChoosePlans() {}

    static List<String> telling(String name) {
        return Words.telling(name).stream()
                .filter(word -> !Vocabulary.KINDS.contains(word))
                .toList();
    }

    /// Wherever the value is offered: a radio button, an option of a list, a day, or a list that must be opened first.
    static Move choose(Scene scene, String value, String field) {
        Page page = scene.page();
        Finder finder = new Finder(page);
        String deed = "chose " + value + (field.isEmpty() ? "" : " for " + field);
        if (Options.parts(value).size() > 1
                && scene.own().stream()
                                .filter(step -> step.ok() && !step.isPreparation())
                                .count()
                        < Options.parts(value).size()
                && Options.select(page, value, field).isEmpty()
                && offered(page, value).isEmpty()) {
            return several(scene, value, field, deed);
        }
        boolean clicked = scene.own().stream()
                .anyMatch(step -> step.ok() && step.tool().equals("click") && !step.isPreparation());
        if (scene.worked("select") > 0 || (clicked && !FillPlans.opened(scene))) {
            return Move.done(deed);
        }
        Optional<Move> day = Days.choose(scene, value);
        if (day.isPresent()) {
            return day.get();
        }
        Optional<Node> select = Options.select(page, value, field);
        if (select.isPresent()) {
            return Acts.next(
                    scene,
                    "select",
                    new Found(List.of(select.get()), 1),
                    Map.of("values", Options.options(page, select.get(), value)),
                    value);
        }
        Found offered = offered(page, value);
        Found near = field.isBlank() || Options.isList(field) || offered.isClear()
                ? offered
                : nearest(page, offered, finder.anchors(field));
        if (!near.isEmpty()) {
            return near.ranked().getFirst().has("checked")
                    ? Move.done(deed)
                    : Acts.next(scene, "click", near, Map.of(), value);
        }
        Found opener = field.isBlank()
                ? Found.NOTHING
                : finder.find(
                        Target.of(field),
                        node -> Set.of("combobox", "button", "textbox", "listbox")
                                .contains(node.role()));
        if (!opener.isEmpty() && !FillPlans.opened(scene)) {
            return opener.ranked().getFirst().role().equals("combobox")
                            && Roles.typed(page, opener.ranked().getFirst())
                    ? Acts.first(Acts.next(scene, "type", opener, Map.of("text", value), field), value)
                    : Acts.first(Acts.next(scene, "click", opener, Map.of(), field), value);
        }
        Found anything = finder.find(Target.of(value), node -> Roles.clickable(page, node) && !Roles.field(node));
        return FillPlans.opened(scene) && anything.isEmpty()
                ? new Stuck("“" + field + "” does not offer “" + value + "”.")
                : Acts.next(scene, "click", anything, Map.of(), value);
    }

    /// “the Team plan and Japan as country”: one after the other, the field goes with the last.
    private static Move several(Scene scene, String value, String field, String deed) {
        List<String> parts = Options.parts(value);
        int chosen = (int) scene.own().stream()
                .filter(step -> step.ok() && !step.isPreparation())
                .count();
        Optional<Node> list = scene.page()
                .all(node -> node.canBeUsed() && node.role().equals("listbox"))
                .filter(node -> parts.stream()
                        .allMatch(part -> Words.score(part, Options.bestOption(scene.page(), node, part)) >= Words.ALL))
                .findFirst();
        if (list.isPresent() && scene.worked("select") > 0) {
            return Move.done(deed);
        }
        if (list.isPresent() && !scene.did(step -> step.tool().equals("select"))) {
            return Acts.next(
                    scene,
                    "select",
                    new Found(List.of(list.get()), 1),
                    Map.of(
                            "values",
                            parts.stream()
                                    .map(part -> Options.bestOption(scene.page(), list.get(), part))
                                    .toList()),
                    value);
        }
        return chosen >= parts.size()
                ? Move.done(deed)
                : choose(scene.anew(), parts.get(chosen), chosen == parts.size() - 1 ? field : "");
    }

    /// What is called so, else what is called so within a group that says the rest: “high urgency”.
    private static Found offered(Page page, String value) {
        Finder finder = new Finder(page);
        Found named = finder.find(Target.of(value), node -> OFFERED.contains(node.role()));
        if (!named.isEmpty()
                && finder.score(Target.of(value).words(), named.ranked().getFirst()) >= Words.ALL) {
            return named;
        }
        List<String> telling = telling(value);
        List<Node> fit = page.all(node -> node.canBeUsed() && OFFERED.contains(node.role()))
                .filter(node -> {
                    List<String> own = Words.of(page.textOf(node));
                    List<String> around = page.outwards(node)
                            .skip(1)
                            .filter(each -> Set.of("group", "radiogroup", "listbox", "menu")
                                    .contains(each.role()))
                            .flatMap(each -> Words.of(each.name()).stream())
                            .toList();
                    List<String> both =
                            Stream.concat(own.stream(), around.stream()).toList();
                    return !telling.isEmpty()
                            && Words.covers(both, telling)
                            && telling.stream().anyMatch(word -> Words.has(own, word));
                })
                .sorted(Comparator.comparingInt(
                        node -> Words.of(page.textOf(node)).size()))
                .toList();
        return fit.isEmpty() ? named : new Found(fit, fit.size());
    }

    private static Found nearest(Page page, Found found, List<Node> anchors) {
        List<Node> near = anchors.isEmpty() ? found.ranked() : page.nearest(found.ranked(), anchors);
        return new Found(near, near.size());
    }
}
