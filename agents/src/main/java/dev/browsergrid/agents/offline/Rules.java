package dev.browsergrid.agents.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Phrases and what they mean, tried in order; the first that fits a whole clause wins.
final class Rules {
    private final List<Rule> rules = new ArrayList<>();

    private record Rule(Pattern phrase, Function<Match, List<Intent>> meaning) {}

    /// A clause that fits a phrase; groups are given as the user wrote them.
    record Match(Matcher matcher, Quotes quotes) {
        /// Group `index` with its quotation marks, empty when it took no part.
        String raw(int index) {
            String group = matcher.group(index);
            return group == null ? "" : quotes.show(group).strip();
        }

        String text(int index) {
            return Quotes.strip(raw(index));
        }

        Target target(int index) {
            return Target.of(raw(index));
        }

        boolean says(int index) {
            return !raw(index).isEmpty();
        }
    }

    /// `{count}` and `{ordinal}` stand for numbers in words or digits, `{the}` for an optional article.
    Rules when(String phrase, Function<Match, Intent> meaning) {
        return whenAll(phrase, match -> List.of(meaning.apply(match)));
    }

    Rules whenAll(String phrase, Function<Match, List<Intent>> meaning) {
        String whole = phrase.replace("{count}", Numbers.COUNT)
                .replace("{ordinal}", Numbers.ORDINAL)
                .replace("{the}", "(?:(?:the|my|your|this|that|its) )?");
        rules.add(new Rule(Pattern.compile("(?iu)" + whole), meaning));
        return this;
    }

    Optional<List<Intent>> meaning(String clause) {
        Quotes quotes = new Quotes();
        String hidden = quotes.hide(clause);
        for (Rule rule : rules) {
            Matcher matcher = rule.phrase().matcher(hidden);
            if (matcher.matches()) {
                List<Intent> meaning = rule.meaning().apply(new Match(matcher, quotes));
                if (!meaning.isEmpty()) {
                    return Optional.of(meaning);
                }
            }
        }
        return Optional.empty();
    }
}
