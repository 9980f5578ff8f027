package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import dev.browsergrid.agents.offline.Intent.Turn;
import dev.browsergrid.agents.offline.Move.Stuck;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Going on and back through pages, months, tracks.
final class TurnPlans {
    private static final int MOST_TURNS = 30;
    private static final Map<String, List<String>> NAMES = Map.of(
            "next", List.of("next", "forward", "newer", "following", "ahead", "later"),
            "previous", List.of("previous", "prev", "back", "older", "earlier"),
            "first", List.of("first", "newest"),
            "last", List.of("last", "oldest"));

    private TurnPlans() {}

    static Move turn(Scene scene, Turn turn) {
        Page page = scene.page();
        String deed = "went to the " + turn.direction() + (turn.unit().isEmpty() ? " one" : " " + turn.unit())
                + (turn.times() > 1 ? ", " + turn.times() + " times" : "");
        boolean toTheEnd = turn.direction().equals("last") || turn.direction().equals("first");
        if (!toTheEnd) {
            return scene.worked("click") >= turn.times()
                    ? Move.done(deed)
                    : Acts.next(scene, "click", buttons(page, turn.direction(), turn.unit()), Map.of(), said(turn));
        }
        Found named = buttons(page, turn.direction(), turn.unit());
        if (!named.isEmpty() && named.isClear()) {
            return Acts.once(scene, "click", named, Map.of(), said(turn), deed);
        }
        Found stepwise = buttons(page, turn.direction().equals("last") ? "next" : "previous", turn.unit());
        if (stepwise.isEmpty()) {
            return scene.worked("click") > 0 ? Move.done(deed) : numbered(scene, turn, deed);
        }
        return scene.worked("click") >= MOST_TURNS
                ? new Stuck("I went on " + MOST_TURNS + " times and did not reach the end.")
                : Acts.next(scene, "click", stepwise, Map.of(), said(turn));
    }

    /// Numbered pages without a button for the next.
    private static Move numbered(Scene scene, Turn turn, String deed) {
        Page page = scene.page();
        List<Node> numbers = page.all(node -> node.canBeUsed()
                        && Set.of("button", "link").contains(node.role())
                        && node.label().strip().matches("(?i)(?:page )?\\d+"))
                .toList();
        return numbers.isEmpty()
                ? Acts.missing(scene, said(turn))
                : Acts.once(
                        scene,
                        "click",
                        new Found(List.of(turn.direction().equals("last") ? numbers.getLast() : numbers.getFirst()), 1),
                        Map.of(),
                        said(turn),
                        deed);
    }

    private static String said(Turn turn) {
        return (turn.direction() + " " + turn.unit()).strip();
    }

    /// Buttons and links that lead that way, those for this unit first.
    static Found buttons(Page page, String direction, String unit) {
        List<Node> named = page.all(
                        node -> node.canBeUsed() && Set.of("button", "link").contains(node.role()))
                .filter(node -> {
                    List<String> words = Words.of(node.label());
                    return words.size() <= 4
                            && NAMES.getOrDefault(direction, List.of())
                                    .contains(words.isEmpty() ? "" : words.getFirst());
                })
                .toList();
        List<String> asked = Words.telling(unit);
        List<Node> exact = named.stream()
                .filter(node ->
                        !asked.isEmpty() && asked.stream().anyMatch(word -> Words.has(Words.of(node.label()), word)))
                .toList();
        List<Node> best = (exact.isEmpty() ? named : exact)
                .stream()
                        .sorted(Comparator.comparingInt(
                                node -> Words.of(node.label()).size()))
                        .toList();
        return new Found(best, Math.min(1, best.size()));
    }
}
