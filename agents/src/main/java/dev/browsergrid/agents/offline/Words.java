package dev.browsergrid.agents.offline;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Compares what people call things with what pages call them: case, plurals, small words and spelling aside.
final class Words {
    /// From here on a name holds every word that was asked for.
    static final double ALL = 0.7;

    /// From here on a name is close enough to be meant when nothing is closer.
    static final double SOME = 0.5;

    private static final Pattern COUNT = Pattern.compile("\\(\\s*\\d+\\s*\\)");
    private static final Pattern GAP = Pattern.compile("[^\\p{L}\\p{N}$€£.@]+|\\.(?!\\d)");
    private static final Set<String> SMALL =
            Set.of("the", "a", "an", "of", "my", "your", "this", "that", "some", "its");
    private static final Map<String, String> SAME = Map.ofEntries(
            Map.entry("mail", "email"),
            Map.entry("color", "colour"),
            Map.entry("basket", "cart"),
            Map.entry("bag", "cart"),
            Map.entry("telephone", "phone"),
            Map.entry("tel", "phone"),
            Map.entry("log", "sign"),
            Map.entry("login", "sign in"),
            Map.entry("logout", "sign out"),
            Map.entry("qty", "quantity"),
            Map.entry("cost", "price"),
            Map.entry("monthly", "every month"),
            Map.entry("weekly", "every week"),
            Map.entry("daily", "every day"),
            Map.entry("yearly", "every year"));

    private Words() {}

    static List<String> of(String text) {
        String plain = COUNT.matcher(text).replaceAll(" ").toLowerCase(Locale.ROOT);
        List<String> words = GAP.splitAsStream(plain.replace("e-mail", "email").replace("'s ", " "))
                .filter(word -> !word.isBlank())
                .map(Words::singular)
                .flatMap(word -> Stream.of(SAME.getOrDefault(word, word).split(" ")))
                .toList();
        List<String> telling =
                words.stream().filter(word -> !SMALL.contains(word)).toList();
        return telling.isEmpty() ? words : telling;
    }

    /// How well `name` answers to `wanted`: 1 the same words, at least [#ALL] when it has them all, 0 not at all.
    static double score(String wanted, String name) {
        List<String> asked = of(wanted);
        List<String> named = of(name);
        if (asked.isEmpty() || named.isEmpty()) {
            return 0;
        }
        if (asked.equals(named)) {
            return 1;
        }
        Set<String> names = new HashSet<>(named);
        long met = asked.stream().filter(names::contains).count();
        if (met == asked.size()) {
            return ALL + 0.25 * Math.min(asked.size(), named.size()) / named.size();
        }
        if (asked.containsAll(named)) {
            return 0.4 + 0.25 * named.size() / asked.size();
        }
        return 0.4 * met / asked.size();
    }

    /// The words that tell one thing from another: what is left without those any sentence has.
    static List<String> telling(String text) {
        return of(text).stream()
                .filter(word -> !Vocabulary.FILLING.contains(word))
                .toList();
    }

    /// Whether two words are forms of one: “cook” and “cooking”, “disappear” and “disappeared”, “five” and “5”.
    static boolean alike(String one, String other) {
        String left = Numbers.digits(one, one);
        String right = Numbers.digits(other, other);
        if (left.equals(right)) {
            return true;
        }
        String shorter = left.length() <= right.length() ? left : right;
        String longer = left.length() <= right.length() ? right : left;
        int same = 0;
        while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
            same++;
        }
        return Character.isLetter(shorter.charAt(0))
                && same >= 4
                && (same == shorter.length() ? longer.length() - same <= 4 : same >= 0.6 * longer.length());
    }

    /// Whether each of `asked` is there, in some form.
    static boolean covers(List<String> there, List<String> asked) {
        return asked.stream().allMatch(word -> has(there, word));
    }

    static boolean has(List<String> there, String word) {
        return there.stream().anyMatch(each -> alike(each, word));
    }

    private static String singular(String word) {
        if (word.length() > 4 && word.endsWith("ies")) {
            return word.substring(0, word.length() - 3) + "y";
        }
        if (word.length() > 4 && word.matches(".*(ss|sh|ch|x|z)es")) {
            return word.substring(0, word.length() - 2);
        }
        boolean plural = word.length() > 3 && word.endsWith("s") && !word.matches(".*(ss|us|is)");
        return plural ? word.substring(0, word.length() - 1) : word;
    }
}
