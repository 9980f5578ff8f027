package dev.browsergrid.agents.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The things a page lists, such as messages, rows, cards, replies, and which of them a person means.
record Things(Page page) {
    private static final Set<String> ROLES =
            Set.of("row", "listitem", "article", "region", "group", "treeitem", "gridcell");
    private static final Pattern AND = Pattern.compile("(?i), and |, | and ");
    private static final Pattern ORDINALS = Pattern.compile("(?i)^(?:the )?(?:(first|last) (" + Numbers.COUNT + ")|("
            + Numbers.ORDINAL + ")((?:(?:, | and |, and )(?:the )?" + Numbers.ORDINAL + ")*))\\b\\s*(.*)$");

    /// “the second reply by Ada” is the words `reply by Ada` and the place 2.
    record Described(String words, List<Integer> places) {
        static Described of(String text) {
            Matcher counted = ORDINALS.matcher(Quotes.strip(text));
            if (!counted.matches()) {
                return new Described(text, List.of());
            }
            List<Integer> places = new ArrayList<>();
            if (counted.group(1) != null) {
                int count = Numbers.count(counted.group(2));
                boolean first = counted.group(1).equalsIgnoreCase("first");
                for (int place = 1; place <= Math.min(count, 50); place++) {
                    places.add(first ? place : place - count - 1);
                }
            } else {
                places.add(Numbers.ordinal(counted.group(3)));
                AND.splitAsStream(counted.group(4))
                        .filter(more -> !more.isBlank())
                        .map(more -> Numbers.ordinal(more.replaceFirst("(?i)^the ", "")))
                        .forEach(places::add);
            }
            return new Described(counted.group(5), places);
        }

        /// What tells it apart: its words without those for any thing of a page.
        List<String> telling() {
            return words.matches("\\s*[\"“].*")
                    ? Words.of(words)
                    : Words.telling(words).stream()
                            .filter(word -> !Vocabulary.KINDS.contains(word))
                            .toList();
        }

        <T> List<T> pick(List<T> all) {
            if (places.isEmpty()) {
                return new ArrayList<>(all);
            }
            List<T> picked = new ArrayList<>();
            for (int place : places) {
                int index = place < 0 ? all.size() + place : place - 1;
                if (index < 0 || index >= all.size()) {
                    return new ArrayList<>();
                }
                picked.add(all.get(index));
            }
            return picked;
        }
    }

    /// The smallest parts of the page that say all of `telling`.
    List<Node> saying(List<String> telling) {
        if (telling.isEmpty()) {
            return List.of();
        }
        List<Node> fit = all().stream()
                .filter(node -> Words.covers(Words.of(page.wholeText(node, false)), telling))
                .toList();
        return fit.stream().filter(node -> fit.stream().noneMatch(node::holds)).toList();
    }

    /// Every part of the page that may be one of several things, table headings left out.
    List<Node> all() {
        return page.all(node -> ROLES.contains(node.role()) && !Roles.aside(page, node))
                .filter(node -> page.within(node).noneMatch(each -> each.role().equals("columnheader")))
                .filter(node -> !node.role().equals("gridcell")
                        || page.within(node).findAny().isPresent())
                .toList();
    }

    /// The items of the list or table that `name` names or heads, else of the page's only list of several.
    static List<Node> listed(Page page, String name) {
        if (name.isBlank()) {
            return named(page);
        }
        List<String> telling = Words.of(Vocabulary.heading(name));
        List<Node> all = new Things(page)
                .all().stream()
                        .filter(node ->
                                !node.role().equals("region") && !node.role().equals("group"))
                        .toList();
        List<Node> headings = page.all(
                        node -> node.role().equals("heading") || node.role().equals("caption"))
                .filter(node -> all.stream().noneMatch(item -> item.holds(node)))
                .toList();
        List<Node> under = all.stream()
                .filter(item -> headings.stream()
                        .filter(heading -> heading.order() < item.order())
                        .reduce((_, last) -> last)
                        .filter(heading ->
                                telling.stream().anyMatch(word -> Words.has(Words.of(page.textOf(heading)), word)))
                        .isPresent())
                .toList();
        List<Node> named = page.all(node -> !node.name().isBlank()
                        && Set.of("list", "region", "group", "table", "grid", "feed")
                                .contains(node.role())
                        && Words.of(node.name()).stream().anyMatch(word -> Words.has(telling, word)))
                .findFirst()
                .map(list -> all.stream().filter(list::holds).toList())
                .orElse(List.of());
        List<Node> called = all.stream()
                .filter(item -> Words.of(item.name()).stream().limit(1).anyMatch(word -> Words.has(telling, word)))
                .toList();
        return !called.isEmpty() ? called : !named.isEmpty() ? named : !under.isEmpty() ? under : List.of();
    }

    /// The longest run of things of one role.
    private static List<Node> named(Page page) {
        return List.of("article", "row", "listitem").stream()
                .map(role -> new Things(page)
                        .all().stream().filter(node -> node.role().equals(role)).toList())
                .max(java.util.Comparator.comparingInt(List::size))
                .orElse(List.of());
    }

    /// The nodes among `nodes` that are in one of the parts.
    List<Node> in(List<Node> parts, List<Node> nodes) {
        return nodes.stream()
                .filter(node -> parts.stream().anyMatch(part -> part.holds(node) || part.equals(node)))
                .toList();
    }
}
