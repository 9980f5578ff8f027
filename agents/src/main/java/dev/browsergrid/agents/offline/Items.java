package dev.browsergrid.agents.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The things a page offers: parts with a name and a price of their own, such as the cards of a shop.
final class Items {
    private static final Set<String> NAMES = Set.of("heading", "link");

    private Items() {}

    record Priced(Node name, String text, String price) {}

    static List<Priced> of(Page page) {
        List<Priced> items = new ArrayList<>();
        page.all(node -> node.role().equals("listitem")
                        || node.role().equals("article")
                        || node.role().equals("row"))
                .filter(node -> page.within(node)
                        .noneMatch(each ->
                                each.role().equals("listitem") || each.role().equals("article")))
                .forEach(node -> {
                    Optional<Node> name = page.within(node)
                            .filter(each -> NAMES.contains(each.role())
                                    && !page.textOf(each).isBlank())
                            .findFirst();
                    Optional<String> price = page.within(node)
                            .map(Node::label)
                            .filter(Numbers::isMoney)
                            .findFirst();
                    if (name.isPresent() && price.isPresent()) {
                        items.add(new Priced(name.get(), page.textOf(node), price.get()));
                    }
                });
        return List.copyOf(items);
    }
}
