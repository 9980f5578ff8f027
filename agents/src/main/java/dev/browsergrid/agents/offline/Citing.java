package dev.browsergrid.agents.offline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/// Finds what on the page an answer repeats, to cite it.
final class Citing {
    private static final int MOST = 3;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 200;

    private Citing() {}

    static List<String> of(Page page, String answer) {
        List<String> cited = new ArrayList<>();
        page.all(node -> isTelling(node.label()) && repeats(answer, node.label()))
                .map(Node::label)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .filter(label -> cited.stream().noneMatch(longer -> longer.contains(label)))
                .limit(MOST)
                .forEach(cited::add);
        return List.copyOf(cited);
    }

    private static boolean isTelling(String label) {
        return label.length() <= LONGEST
                && (label.length() >= SHORTEST || label.chars().anyMatch(Character::isDigit));
    }

    private static boolean repeats(String answer, String label) {
        return Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(label) + "(?![\\p{L}\\p{N}])")
                .matcher(answer)
                .find();
    }
}
