package dev.browsergrid.agents.offline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The options of a list: which of them some words mean.
final class Options {
    private Options() {}

    static Optional<Node> select(Page page, String value, String field) {
        return page.all(node -> node.canBeUsed() && Roles.select(page, node))
                .filter(node -> field.isBlank()
                        || Words.score(field, node.label()) >= Words.SOME
                        || (!ChoosePlans.telling(field).isEmpty()
                                && Words.covers(Words.of(node.label()), ChoosePlans.telling(field)))
                        || isList(field))
                .filter(node -> inBoth(page, node, value).isPresent()
                        || options(page, node, value).stream()
                                .allMatch(option ->
                                        parts(value).stream().anyMatch(part -> Words.score(part, option) >= Words.ALL)))
                .max(Comparator.comparingDouble(node -> optionScore(page, node, value)));
    }

    static double optionScore(Page page, Node select, String value) {
        return page.within(select)
                .mapToDouble(option -> Words.score(value, option.label()))
                .max()
                .orElse(0);
    }

    /// One option, or as many as are named when none has the whole name.
    static List<String> options(Page page, Node select, String value) {
        Optional<String> both = inBoth(page, select, value);
        if (both.isPresent() && optionScore(page, select, value) < Words.ALL) {
            return List.of(both.get());
        }
        return optionScore(page, select, value) >= Words.ALL
                ? List.of(bestOption(page, select, value))
                : parts(value).stream()
                        .map(part -> bestOption(page, select, part))
                        .toList();
    }

    /// “from the list”, “from the suggestions” name no field.
    static boolean isList(String field) {
        return field.matches("(?i)(?:list|drop-?down|menu|options|suggestions|choices)(?: (?:list|menu|below))?");
    }

    /// “the age group 40 to 64”: the option says a part of it, the label of its list the rest.
    private static Optional<String> inBoth(Page page, Node select, String value) {
        List<String> said = Words.of(value);
        return page.within(select)
                .map(Node::label)
                .filter(option -> {
                    List<String> words = Words.of(option);
                    return !words.isEmpty()
                            && words.size() < said.size()
                            && Words.covers(said, words)
                            && Words.covers(
                                    Stream.concat(words.stream(), Words.of(select.name()).stream())
                                            .toList(),
                                    Words.telling(value));
                })
                .max(Comparator.comparingInt(option -> Words.of(option).size()));
    }

    static List<String> parts(String value) {
        return Arrays.stream(value.split("(?i)\\s*,\\s*(?:and )?|\\s+and\\s+"))
                .filter(part -> !part.isBlank())
                .toList();
    }

    static String bestOption(Page page, Node select, String value) {
        return page.within(select)
                .max(Comparator.comparingDouble(option -> Words.score(value, option.label())))
                .map(Node::label)
                .orElse(value);
    }
}
