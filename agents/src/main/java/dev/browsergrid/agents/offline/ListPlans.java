package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Intent.Add;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import dev.browsergrid.agents.offline.Move.Unsure;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lists of things: adding one to a cart, sorting, filtering.
final class ListPlans {
    private static final int MOST_SORT_CLICKS = 2;

    private ListPlans() {}

    /// The button that adds is the one nearest to the item's name; the quantity is the field nearest to that button.
    static Move add(Scene scene, Add add) {
        Page page = scene.page();
        String deed =
                "added " + add.count() + " × " + add.item() + (add.place().isEmpty() ? "" : " to the " + add.place());
        boolean quantitySet = scene.did(step ->
                step.ok() && step.tool().equals("type") && step.argument("text").equals(String.valueOf(add.count())));
        if (scene.worked("click") >= (quantitySet ? 1 : add.count())) {
            return Move.done(deed);
        }
        List<Node> adders = page.all(node -> node.canBeUsed() && adds(node)).toList();
        List<Node> anchors = new Finder(page).titled(add.item());
        List<String> names = anchors.stream().map(page::textOf).distinct().toList();
        List<Node> near = anchors.isEmpty() || adders.isEmpty() ? List.of() : page.nearest(adders, anchors);
        if (near.isEmpty()) {
            return look(scene, add, anchors);
        }
        if (near.size() > 1) {
            return new Unsure(
                    add.item(),
                    names.size() > 1
                            ? names.stream().limit(6).toList()
                            : near.stream().map(page::textOf).toList());
        }
        Optional<Node> quantity = quantity(page, near.getFirst(), adders);
        if (add.count() > 1
                && !quantitySet
                && quantity.isPresent()
                && scene.worked("click") == 0
                && !scene.tried(quantity.get())) {
            return new Call(
                    "type",
                    Map.of("ref", quantity.get().ref(), "text", String.valueOf(add.count())),
                    "I set the quantity of “" + names.getFirst() + "” to " + add.count() + ".");
        }
        if (scene.tried(near.getFirst())) {
            return new Stuck("Adding “" + add.item() + "” did not work" + Acts.why(scene) + ".");
        }
        return Move.call("click", near.getFirst(), "I add “" + names.getFirst() + "”.");
    }

    private static boolean adds(Node node) {
        List<String> words = Words.of(node.label());
        return List.of("button", "link", "menuitem").contains(node.role())
                && !words.isEmpty()
                && (words.getFirst().equals("add")
                        || words.getFirst().equals("buy")
                        || (words.contains("add") && words.contains("cart")));
    }

    /// A number field that belongs to this button and to no other that adds.
    private static Optional<Node> quantity(Page page, Node button, List<Node> adders) {
        List<Node> fields = page.all(node -> node.canBeUsed()
                        && (node.role().equals("spinbutton")
                                || (Roles.field(node)
                                        && List.of("quantity", "amount", "count").stream()
                                                .anyMatch(word ->
                                                        Words.of(node.label()).contains(word)))))
                .toList();
        return page.nearest(fields, List.of(button)).stream()
                .filter(field ->
                        adders.stream().noneMatch(other -> page.distance(field, other) < page.distance(field, button)))
                .filter(field -> page.nearest(adders, List.of(field)).equals(List.of(button)))
                .findFirst();
    }

    /// Not offered here: search for it once, or open its own page.
    private static Move look(Scene scene, Add add, List<Node> anchors) {
        Optional<Node> link = anchors.stream()
                .filter(node -> node.role().equals("link") && node.canBeUsed())
                .findFirst();
        boolean followed =
                scene.did(step -> step.tool().equals("hover") || step.tool().equals("scroll"));
        Optional<Node> box = scene.page()
                .all(node -> node.canBeUsed() && node.role().equals("searchbox"))
                .findFirst();
        if (anchors.isEmpty()
                && box.isPresent()
                && !scene.did(step -> step.argument("text").equals(add.item()))) {
            return new Call(
                    "type",
                    Map.of("ref", box.get().ref(), "text", add.item(), "submit", true),
                    "I do not see “" + add.item() + "”, so I search for it.");
        }
        if (link.isPresent() && !followed) {
            return new Stuck("“" + add.item() + "” is on this page, but I see no button that adds it. Try “open "
                    + add.item() + "” first.");
        }
        return new Stuck("I could not find “" + add.item() + "” to add on this page.");
    }

    static Move sort(Scene scene, String by, boolean down) {
        Page page = scene.page();
        Finder finder = new Finder(page);
        String deed = "sorted by " + by;
        if (scene.worked("select") > 0) {
            return Move.done(deed);
        }
        Optional<Node> heading = Tables.headings(page).stream()
                .filter(node -> Words.score(by, page.textOf(node)) >= Words.ALL)
                .findFirst();
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
        String[] named = value.split("(?i)\\s+(?:=|is|to)\\s+|:\\s*", 2);
        if (named.length == 2) {
            return FillPlans.choose(scene, named[1], named[0]);
        }
        Move chosen = FillPlans.choose(scene, value, "");
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
