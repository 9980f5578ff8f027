package dev.browsergrid.agents.offline;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as people write them: words, ordinals, amounts of money.
final class Numbers {
    /// Matches a count.
    static final String COUNT =
            "(?:\\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a couple of|a dozen)";

    /// Matches an ordinal.
    static final String ORDINAL =
            "(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|last" + "|\\d+(?:st|nd|rd|th))";

    static final int LAST = -1;
    private static final List<String> COUNTS = List.of(
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final List<String> ORDINALS = List.of(
            "none", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");
    private static final Pattern AMOUNT =
            Pattern.compile("[-−]?(?:[$€£]\\s?)?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|[-−]?(?:[$€£]\\s?)?\\d+(?:\\.\\d+)?");

    private Numbers() {}

    static int count(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return switch (word) {
            case "a", "an", "" -> 1;
            case "a couple of" -> 2;
            case "a dozen" -> 12;
            default -> COUNTS.contains(word) ? COUNTS.indexOf(word) : digits(word);
        };
    }

    /// 1 for the first, [#LAST] for the last.
    static int ordinal(String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        return word.equals("last") ? LAST : ORDINALS.contains(word) ? ORDINALS.indexOf(word) : digits(word);
    }

    /// The first number in `text`, currency signs and thousands separators aside.
    static OptionalDouble amount(String text) {
        Matcher amount = AMOUNT.matcher(text);
        return amount.find()
                ? OptionalDouble.of(Double.parseDouble(
                        amount.group().replaceAll("[$€£,\\s]", "").replace('−', '-')))
                : OptionalDouble.empty();
    }

    static boolean isMoney(String text) {
        return text.matches("(?s).*[$€£]\\s?\\d.*") || text.matches("(?s).*\\d\\s?(?:€|EUR|USD|GBP).*");
    }

    /// A number word in digits, `otherwise` for any other word.
    static String digits(String word, String otherwise) {
        int counted = COUNTS.indexOf(word);
        int ordinal = ORDINALS.indexOf(word);
        return counted >= 0 ? String.valueOf(counted) : ordinal > 0 ? String.valueOf(ordinal) : otherwise;
    }

    private static int digits(String word) {
        String digits = word.replaceAll("\\D", "");
        return digits.isEmpty() || digits.length() > 6 ? 1 : Integer.parseInt(digits);
    }
}
