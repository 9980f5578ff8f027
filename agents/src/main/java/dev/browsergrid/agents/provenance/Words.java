package dev.browsergrid.agents.provenance;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The words of a text, in lower case and without punctuation. Scripts written without spaces count each sign.
final class Words {
    /// What makes a text distinctive, in characters.
    static final int DISTINCTIVE = 8;

    private static final int DISTINCTIVE_NUMBER = 6;
    private static final String SIGN = "\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}";
    private static final Pattern WORD = Pattern.compile("[" + SIGN + "]|[\\p{L}\\p{N}\\p{M}&&[^" + SIGN + "]]+");

    private Words() {}

    static List<String> of(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return WORD.matcher(plain).results().map(found -> found.group()).toList();
    }

    /// The words with a space before, between and after them, so that whole words can be looked for.
    static String line(List<String> words) {
        return words.isEmpty() ? " " : " " + String.join(" ", words) + " ";
    }

    /// How much a word tells, in characters.
    static int weight(String word) {
        return word.length() == 1 && word.matches("[" + SIGN + "]") ? 2 : word.length();
    }

    static boolean isDistinctiveNumber(String word) {
        return word.length() >= DISTINCTIVE_NUMBER && hasDigit(word);
    }

    /// Numbers and names with numbers that are long enough to tell, those in groups put together.
    static Set<String> numbers(List<String> words) {
        Set<String> numbers = new LinkedHashSet<>();
        List<String> group = new ArrayList<>();
        for (String word : words) {
            if (hasDigit(word)) {
                group.add(word);
                addLong(numbers, word);
            } else {
                addLong(numbers, String.join("", group));
                group.clear();
            }
        }
        addLong(numbers, String.join("", group));
        return numbers;
    }

    private static void addLong(Set<String> numbers, String number) {
        if (number.length() >= DISTINCTIVE) {
            numbers.add(number);
        }
    }

    private static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }
}
