package dev.browsergrid.agents.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Everything on a page that is a value with a label: definitions, table cells, “Label: value” texts, form controls.
final class Labels {
    private static final Set<String> PLAIN =
            Set.of("generic", "text", "paragraph", "strong", "cell", "rowheader", "term", "emphasis");

    private Labels() {}

    record Labelled(String label, String value, Node at) {}

    static List<Labelled> of(Page page) {
        List<Labelled> found = new ArrayList<>();
        page.nodes().forEach(node -> {
            control(page, node, found);
            inOneText(page, node, found);
            besideEachOther(page, node, found);
        });
        Tables.headings(page)
                .forEach(heading -> Tables.rows(page, heading)
                        .forEach(row -> Tables.cell(page, row, heading)
                                .ifPresent(cell ->
                                        found.add(new Labelled(page.textOf(heading), page.textOf(cell), cell)))));
        return found.stream().filter(each -> !each.value().isBlank()).distinct().toList();
    }

    private static void control(Page page, Node node, List<Labelled> found) {
        if (Roles.field(node) && !node.name().isBlank()) {
            String chosen = page.within(node)
                    .filter(each -> each.has("selected"))
                    .map(Node::label)
                    .collect(Collectors.joining(", "));
            found.add(new Labelled(node.name(), chosen.isEmpty() ? node.text() : chosen, node));
        }
        if (Set.of("group", "radiogroup").contains(node.role()) && !node.name().isBlank()) {
            String chosen = page.within(node)
                    .filter(each -> each.has("checked"))
                    .map(Node::label)
                    .collect(Collectors.joining(", "));
            found.add(new Labelled(node.name(), chosen, node));
        }
    }

    private static void inOneText(Page page, Node node, List<Labelled> found) {
        String text = Roles.field(node) || node.role().equals("option") ? "" : node.label();
        int colon = text.indexOf(": ");
        if (colon > 0 && colon <= 40) {
            found.add(new Labelled(
                    text.substring(0, colon), text.substring(colon + 2).strip(), node));
        } else if (text.strip().endsWith(":") && text.length() <= 40) {
            following(page, node).ifPresent(next -> found.add(new Labelled(text, page.textOf(next), next)));
        }
    }

    /// A short text with the next one beside it, as in a definition list or two columns.
    private static void besideEachOther(Page page, Node node, List<Labelled> found) {
        boolean label = node.role().equals("term")
                || node.role().equals("rowheader")
                || PLAIN.contains(node.role())
                || node.role().equals("heading");
        String text = page.textOf(node);
        if (!label || text.isBlank() || text.length() > 40) {
            return;
        }
        following(page, node)
                .filter(next -> next.role().equals("definition") || PLAIN.contains(next.role()))
                .filter(next -> page.within(next).noneMatch(each -> Roles.clickable(page, each)))
                .map(next -> new Labelled(text, page.textOf(next), next))
                .filter(pair -> pair.value().length() <= 200)
                .ifPresent(found::add);
    }

    private static Optional<Node> following(Page page, Node node) {
        return page.parent(node)
                .flatMap(parent -> page.children(parent).stream()
                        .filter(each ->
                                each.order() >= node.end() && !page.textOf(each).isBlank())
                        .findFirst());
    }
}
