package dev.browsergrid.agents.offline;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a description means on a page.
record Finder(Page page) {
    private static final Pattern PLACE = Pattern.compile(
            "(?i)^(.+?) (?:for|of|in|next to|beside|under|below|above|on|from|near|at|by|with) (?:the |my )?(.+)$");

    /// Candidates, best first; the first `tied` of them fit equally well.
    record Found(List<Node> ranked, int tied) {
        static final Found NOTHING = new Found(List.of(), 0);

        boolean isEmpty() {
            return ranked.isEmpty();
        }

        boolean isClear() {
            return tied <= 1;
        }

        List<Node> equals() {
            return ranked.subList(0, tied);
        }
    }

    Found clickable(Target target) {
        return find(target, node -> Roles.clickable(page, node));
    }

    Found field(Target target) {
        return find(target, Roles::field);
    }

    Found find(Target target, Predicate<Node> usable) {
        List<Node> pool = page.all(Node::canBeUsed)
                .filter(usable)
                .filter(Roles.kind(target.kind()))
                .toList();
        if (target.words().isBlank()) {
            return target.ordinal() == 0 ? rank("", pool) : nth(pool, target.ordinal());
        }
        List<Node> whole = atLeast(Words.ALL, target.words(), pool);
        if (!whole.isEmpty()) {
            return target.ordinal() == 0
                    ? rank(target.words(), whole)
                    : nth(exactFirst(target, whole), target.ordinal());
        }
        Found placed = placed(target, pool);
        return placed.isEmpty() ? rank(target.words(), atLeast(Words.SOME, target.words(), pool)) : placed;
    }

    /// “Add to cart for the blue mug”: of the things called the first, those nearest to what is called the second.
    private Found placed(Target target, List<Node> pool) {
        Matcher place = PLACE.matcher(target.words().replaceFirst("^(.+) \\((\\D.*)\\)$", "$1 for $2"));
        if (!place.matches()) {
            return Found.NOTHING;
        }
        Target head = Target.of(place.group(1));
        List<Node> named = head.words().isBlank()
                ? pool.stream().filter(Roles.kind(head.kind())).toList()
                : atLeast(Words.ALL, head.words(), pool);
        List<Node> anchors = anchors(place.group(2));
        if (named.isEmpty() || anchors.isEmpty()) {
            return Found.NOTHING;
        }
        List<Node> near = page.nearest(named, anchors);
        return head.ordinal() == 0 && target.ordinal() == 0
                ? rank(head.words(), near)
                : nth(near, head.ordinal() == 0 ? target.ordinal() : head.ordinal());
    }

    /// Where a thing is named on the page: the nodes whose words fit best, if they fit at all.
    List<Node> anchors(String words) {
        return anchors(words, node -> !node.role().equals("option"));
    }

    List<Node> anchors(String words, Predicate<Node> wanted) {
        List<Node> fit = page.all(wanted)
                .filter(node -> Words.score(words, node.label()) >= Words.ALL)
                .toList();
        double best = fit.stream()
                .mapToDouble(node -> Words.score(words, node.label()))
                .max()
                .orElse(0);
        return fit.stream()
                .filter(node -> Words.score(words, node.label()) >= best - 0.001)
                .toList();
    }

    /// Like [#anchors(String)], but what has that as its title comes before what merely mentions it.
    List<Node> titled(String words) {
        List<Node> titles =
                anchors(words, node -> Set.of("heading", "link", "rowheader").contains(node.role()));
        return titles.isEmpty()
                ? anchors(
                        words,
                        node -> !Roles.field(node)
                                && !Roles.box(node)
                                && !node.role().equals("option"))
                : titles;
    }

    private List<Node> atLeast(double score, String words, List<Node> pool) {
        return pool.stream().filter(node -> score(words, node) >= score).toList();
    }

    double score(String words, Node node) {
        return Words.score(words, page.textOf(node));
    }

    private List<Node> exactFirst(Target target, List<Node> nodes) {
        List<Node> exact = nodes.stream()
                .filter(node -> score(target.words(), node) >= 0.999)
                .toList();
        return exact.size() >= Math.max(1, target.ordinal()) ? exact : nodes;
    }

    private static Found nth(List<Node> nodes, int ordinal) {
        int index = ordinal == Numbers.LAST ? nodes.size() - 1 : ordinal - 1;
        return index < 0 || index >= nodes.size() ? Found.NOTHING : new Found(List.of(nodes.get(index)), 1);
    }

    private Found rank(String words, List<Node> nodes) {
        Comparator<Node> better = Comparator.<Node>comparingLong(node -> -Math.round(100 * score(words, node)))
                .thenComparing(node -> !Roles.inDialog(page, node))
                .thenComparing(node -> Roles.aside(page, node))
                .thenComparing(node -> node.role().equals("link"));
        List<Node> ranked = nodes.stream().sorted(better).toList();
        List<Node> tied = ranked.stream()
                .filter(node -> better.compare(node, ranked.getFirst()) == 0)
                .toList();
        boolean same = !tied.isEmpty()
                && new HashSet<>(tied.stream().map(Node::url).toList()).size() == 1
                && !tied.getFirst().url().isEmpty();
        return new Found(ranked, ranked.isEmpty() ? 0 : same ? 1 : tied.size());
    }
}
