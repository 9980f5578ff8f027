package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sorting and filtering lists and tables.
final class SortPlans {
    private static final int MOST_SORT_CLICKS = 2;

    private SortPlans() {}

    static Move sort(Scene scene, String by, boolean down) {
        Page page = scene.page();
        Finder finder = new Finder(page);
        String deed = "sorted by " + by;
        if (scene.worked("select") > 0) {
            return Move.done(deed);
        }
        Optional<Node> heading = Tables.headings(page).stream()
                .filter(node -> Words.score(by, page.textOf(node)) >= Words.ALL)
                .findFirst()
                .or(() -> by.matches("(?i)(?:the )?(?:date|day|time|age)") ? Tables.dated(page) : Optional.empty());
        Found button = finder.clickable(new Target("sort by " + by, "button", 0));
        if (!button.isEmpty() && finder.score("sort by " + by, button.ranked().getFirst()) >= Words.ALL) {
            return Acts.once(scene, "click", button, Map.of(), "sort by " + by, deed);
        }
        if (heading.isPresent()) {
            long clicks = scene.worked("click");
            if (clicks > 0 && (Tables.isSorted(page, heading.get(), down) || clicks > MOST_SORT_CLICKS)) {
                return Move.done(deed + (down ? ", highest first" : ""));
            }
            Node usable = page.within(heading.get())
                    .filter(node -> node.canBeUsed() && Roles.clickable(page, node))
                    .findFirst()
                    .orElse(heading.get());
            return Acts.next(scene, "click", new Found(List.of(usable), 1), Map.of(), by);
        }
        String wanted = by + (down ? " high to low" : " low to high");
        Optional<Node> select = page.all(node -> node.canBeUsed() && Roles.select(page, node))
                .filter(node -> page.within(node).anyMatch(option -> Words.score(by, option.label()) >= Words.ALL))
                .max(Comparator.comparingInt(node -> Words.of(node.label()).contains("sort")
                                || Words.of(node.label()).contains("order")
                        ? 1
                        : 0));
        if (select.isPresent()) {
            String option = page.within(select.get())
                    .filter(each -> Words.score(by, each.label()) >= Words.ALL)
                    .max(Comparator.comparingDouble(each -> closeness(wanted, each.label(), down)))
                    .map(Node::label)
                    .orElse(by);
            return Acts.next(
                    scene, "select", new Found(List.of(select.get()), 1), Map.of("values", List.of(option)), by);
        }
        Found named = finder.clickable(Target.of("sort by " + by));
        return Acts.once(
                scene,
                "click",
                named.isEmpty() ? finder.clickable(Target.of(by)) : named,
                Map.of(),
                "sort by " + by,
                deed);
    }

    private static double closeness(String wanted, String option, boolean down) {
        String first = String.join(" ", Words.of(option));
        boolean falls = first.matches(".*(?:high.* low|desc|expensive|newest|z a|↓).*");
        return Words.score(wanted, option) + (falls == down ? 1 : 0);
    }

    static Move filter(Scene scene, String by) {
        String value = by.replaceFirst("(?i)\\s+(?:ones|items|products|rows|results|only)$", "");
        value = value.replaceFirst(
                "(?i)^(?:\\w+ )?(?:that|which|with|who)(?: (?:are|is|have|has|offer|offers))? (?:an? )?", "");
        if (value.matches("(?i).+ (?:and|,) .+")) {
            return TickPlans.tick(scene, value, true);
        }
        String[] named = value.split("(?i)\\s+(?:=|is|to)\\s+|:\\s*", 2);
        if (named.length == 2) {
            return ChoosePlans.choose(scene, named[1], named[0]);
        }
        String telling = String.join(" ", Things.Described.of(value).telling());
        Move chosen = ChoosePlans.choose(scene, telling.isEmpty() ? value : telling, "");
        if (!(chosen instanceof Stuck)
                && !(chosen instanceof Call call && call.tool().equals("scroll"))) {
            return chosen;
        }
        if (scene.worked("type") > 0) {
            return Move.done("filtered by " + value);
        }
        List<Node> boxes = scene.page()
                .all(node -> node.canBeUsed()
                        && (node.role().equals("searchbox")
                                || (Roles.field(node) && Words.of(node.label()).contains("filter"))))
                .toList();
        return Acts.once(
                scene,
                "type",
                new Found(boxes, Math.min(1, boxes.size())),
                Map.of("text", value),
                value,
                "filtered by " + value);
    }
}
