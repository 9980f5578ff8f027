package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Add;
import dev.browsergrid.agents.offline.Move.Call;
import dev.browsergrid.agents.offline.Move.Stuck;
import dev.browsergrid.agents.offline.Move.Unsure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Lists of things: adding one to a cart, sorting, filtering.
final class ListPlans {
    private ListPlans() {}

    /// The button that adds is the one nearest to the item's name; the quantity is the field nearest to that button.
    static Move add(Scene scene, Add asked) {
        Page page = scene.page();
        Add add = new Add(asked.count(), Comparing.named(page, asked.item()), asked.place());
        Optional<Move> tag = adds(scene, add);
        if (tag.isPresent()) {
            return tag.get();
        }
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
        String name = names.isEmpty() ? add.item() : names.getFirst();
        List<Node> exact = adders.stream()
                .filter(node -> Words.covers(Words.of(node.label()), Words.telling(add.item())))
                .toList();
        List<Node> near = exact.size() == 1
                ? exact
                : anchors.isEmpty() || adders.isEmpty() ? List.of() : page.nearest(adders, anchors);
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
                    "I set the quantity of “" + name + "” to " + add.count() + ".");
        }
        if (scene.tried(near.getFirst())) {
            return new Stuck("Adding “" + add.item() + "” did not work" + Acts.why(scene) + ".");
        }
        return Move.call("click", near.getFirst(), "I add “" + name + "”.");
    }

    /// “the tag summer”: there is a field for tags.
    private static Optional<Move> adds(Scene scene, Add add) {
        String[] words = add.item().split("\\s+", 2);
        boolean field = words.length == 2
                && scene.page()
                        .all(node -> node.canBeUsed() && node.role().equals("textbox"))
                        .anyMatch(node -> Words.has(
                                Words.of(node.name()), Words.of(words[0]).getFirst()));
        return field && new Finder(scene.page()).titled(add.item()).isEmpty()
                ? Optional.of(MakePlans.make(scene, new Intent.Make(words[0], Quotes.strip(words[1]), "", true)))
                : Optional.empty();
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
}
