package dev.browsergrid.agents.provenance;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// The texts one site showed, or the user gave. The oldest are forgotten when it becomes too much.
final class ShownText {
    private static final int MOST_CHARACTERS = 500_000;

    private final Set<String> lines = new HashSet<>();
    private final Set<String> vocabulary = new HashSet<>();
    private final Set<String> numbers = new LinkedHashSet<>();
    private final StringBuilder text = new StringBuilder(" ");
    private final StringBuilder joined = new StringBuilder();

    void add(String line) {
        List<String> words = Words.of(line);
        if (words.isEmpty() || !lines.add(Words.line(words))) {
            return;
        }
        vocabulary.addAll(words);
        numbers.addAll(Words.numbers(words));
        text.append(Words.line(words).substring(1));
        words.forEach(joined::append);
        if (text.length() > MOST_CHARACTERS) {
            text.delete(0, text.indexOf(" ", MOST_CHARACTERS / 2));
            joined.delete(0, joined.length() / 2);
            // what is shown again counts again
            lines.clear();
        }
    }

    /// Whether it has the word.
    boolean knows(String word) {
        return vocabulary.contains(word);
    }

    /// Whether it has the words in this order, as [Words#line] spells them.
    boolean holds(String line) {
        return text.indexOf(line) >= 0;
    }

    /// Whether it has the word, be it in parts or as a part.
    boolean holdsJoined(String word) {
        return joined.indexOf(word) >= 0;
    }

    /// A distinctive run of `words` that stands here, and that nobody excuses. Words the user `given` do not make
    /// it any more distinctive.
    Optional<String> run(List<String> words, Predicate<String> given, Predicate<String> excused) {
        for (int start = 0; start < words.size(); start++) {
            if (given.test(words.get(start)) || !knows(words.get(start))) {
                continue;
            }
            int end = start + 1;
            while (end < words.size() && knows(words.get(end)) && holds(Words.line(words.subList(start, end + 1)))) {
                end++;
            }
            while (given.test(words.get(end - 1))) {
                end--;
            }
            List<String> run = words.subList(start, end);
            if (isDistinctive(run.stream().filter(given.negate()).toList())) {
                if (!excused.test(Words.line(run))) {
                    return Optional.of(String.join(" ", run));
                }
                start = end - 1;
            }
        }
        return Optional.empty();
    }

    /// A long number that stands here and in `words`, however the two are grouped, and that nobody excuses.
    Optional<String> number(List<String> words, Predicate<String> excused) {
        String whole = String.join("", words);
        return Words.numbers(words).stream()
                .filter(this::holdsJoined)
                .filter(excused.negate())
                .findFirst()
                .or(() -> numbers.stream()
                        .filter(whole::contains)
                        .filter(excused.negate())
                        .findFirst());
    }

    private static boolean isDistinctive(List<String> words) {
        return words.stream().mapToInt(Words::weight).sum() >= Words.DISTINCTIVE
                || words.stream().anyMatch(Words::isDistinctiveNumber);
    }
}
