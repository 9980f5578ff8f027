package dev.browsergrid.agents.provenance;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the user gave: words that are theirs to send anywhere, and codes that only they can know.
final class GivenText {
    private static final int SHORTEST_CODE = 4;

    private final Set<String> words = new HashSet<>();
    private final Set<String> codes = new HashSet<>();
    // what was typed of a code that goes into a field for each sign
    private String begun = "";

    void add(String text) {
        List<String> said = Words.of(text);
        words.addAll(said);
        words.addAll(Words.numbers(said));
        said.stream().filter(GivenText::isCode).forEach(codes::add);
        // codes are often told in groups
        for (int at = 0; at + 1 < said.size(); at++) {
            addJoined(said.subList(at, at + 2));
            addJoined(said.subList(at, Math.min(said.size(), at + 3)));
        }
    }

    boolean has(String word) {
        return words.contains(word);
    }

    /// Whether a code is the user's, or goes on with one sign by sign.
    boolean hasCode(String text) {
        String typed = String.join("", Words.of(text));
        if (codes.contains(typed)) {
            begun = "";
            return true;
        }
        String longer = begun + typed;
        begun = begins(longer) ? longer : begins(typed) ? typed : "";
        return !begun.isEmpty() || typed.isEmpty();
    }

    private boolean begins(String typed) {
        return !typed.isEmpty() && codes.stream().anyMatch(code -> code.startsWith(typed));
    }

    private void addJoined(List<String> group) {
        String whole = String.join("", group);
        if (group.stream().allMatch(part -> part.chars().anyMatch(Character::isDigit)) && isCode(whole)) {
            codes.add(whole);
        }
    }

    private static boolean isCode(String word) {
        return word.length() >= SHORTEST_CODE;
    }
}
