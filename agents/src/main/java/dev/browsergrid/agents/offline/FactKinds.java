package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Fact;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What in a text is of the kind a question asks for: a name, a day, a sum.
final class FactKinds {
    private static final String MONTHS = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
    private static final Pattern DAY = Pattern.compile("\\b\\d{1,2} " + MONTHS + "(?: \\d{4})?\\b|\\b" + MONTHS
            + " \\d{1,2}(?:, \\d{4})?\\b|\\b\\d{4}-\\d\\d-\\d\\d\\b");
    private static final Pattern TIME = Pattern.compile("(?i)\\b\\d{1,2}:\\d\\d(?: ?[ap]m)?\\b|\\b\\d{1,2} ?[ap]m\\b");
    private static final Pattern YEAR = Pattern.compile("\\b(?:1[5-9]|20)\\d\\d\\b");
    private static final Pattern MONEY = Pattern.compile("[-−]?[$€£]\\s?[\\d,.]*\\d|\\d[\\d,.]*\\s?(?:€|EUR|USD|GBP)");
    private static final Pattern AMOUNT = Pattern.compile("(?<![\\w:.-])\\d[\\d,.]*(?:\\s?[\\p{L}%]+)?");
    private static final Pattern LENGTH = Pattern.compile(
            "(?i)\\b\\d+:\\d\\d\\b|\\b\\d[\\d.]* (?:seconds?|minutes?|min|hours?|days?|weeks?|months?|years?)\\b");
    private static final Pattern PERSON =
            Pattern.compile("(?:\\b[Bb]y|\\b[Ff]rom)\\s+([\\p{L}_][\\p{L}\\p{N}_.'’-]*(?: \\p{Lu}[\\p{L}.'’-]*)*)");

    private FactKinds() {}

    /// What in `text` is of the kind asked for, the nearest to the words of the question.
    static String kind(Fact fact, String text) {
        String asked = (fact.asked() + " " + fact.words()).toLowerCase(Locale.ROOT);
        List<Pattern> kinds = asked.matches("who\\b.*|.*\\bauthor\\b.*")
                ? List.of(PERSON)
                : asked.matches(".*\\b(?:what|which) year\\b.*")
                        ? List.of(YEAR)
                        : asked.matches(".*(?:\\bwhat time|\\bwhen"
                                        + " .*\\b(?:open|close|start|leave|depart|arrive|end)).*")
                                ? List.of(TIME, DAY)
                                : asked.matches("(?:until |since |from )?when\\b.*|.*\\bwhat da(?:y|te)\\b.*")
                                        ? List.of(DAY, TIME, YEAR)
                                        : asked.matches("how long\\b.*")
                                                ? List.of(LENGTH)
                                                : asked.matches(".*\\b(?:money|cost|price|pay|paid|owe|spend)\\b.*")
                                                        ? List.of(MONEY)
                                                        : asked.matches(".*\\btemperature\\b.*|how"
                                                                        + " (?:many|much|big|far|large|heavy|old)\\b.*")
                                                                ? List.of(AMOUNT)
                                                                : List.of();
        return kinds.stream()
                .map(kind -> nearest(
                        kind,
                        kind == AMOUNT ? DAY.matcher(text).replaceAll("…") : text,
                        Words.telling(fact.words()),
                        asked.matches(".*\\b(?:until|till|closes?|closed)\\b.*")))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String nearest(Pattern kind, String text, List<String> words, boolean last) {
        Matcher found = kind.matcher(text);
        String best = "";
        long closest = Long.MAX_VALUE;
        while (found.find()) {
            List<String> around = List.of(text.substring(0, found.start()).split("\\s+"));
            List<String> after = List.of(text.substring(found.end()).strip().split("\\s+"));
            long distance = Math.min(distance(around.reversed(), words), distance(after, words));
            if (distance < closest || last) {
                closest = distance;
                best = found.groupCount() > 0 ? found.group(1) : found.group();
            }
        }
        return best.strip();
    }

    private static long distance(List<String> outwards, List<String> words) {
        return outwards.stream()
                .takeWhile(each -> Words.of(each).stream().noneMatch(word -> Words.has(words, word)))
                .collect(Collectors.counting());
    }
}
