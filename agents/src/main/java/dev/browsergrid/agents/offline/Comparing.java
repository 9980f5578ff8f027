package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Most;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which of several things has the most or least of something.
final class Comparing {
    /// What pages call that which an adjective compares.
    private static final Map<String, String> MEASURES = Map.ofEntries(
            Map.entry("cheap|expensive|dear|pric", "price cost amount total fee"),
            Map.entry("paid|earn", "salary pay wage income"),
            Map.entry("new|old|late|earl|recent", "date started year age created issued modified departs"),
            Map.entry("light|heav", "weight"),
            Map.entry("big|large|small", "size screen area amount"),
            Map.entry("long|short", "length duration time"),
            Map.entry("fast|slow|quick", "speed duration time"),
            Map.entry("high|low|tall|great", "height balance amount score price"),
            Map.entry("warm|hot|cold|cool", "temperature c degrees"),
            Map.entry("near|close|far", "distance km miles away"),
            Map.entry("popular|liked|loved|commented", "likes views votes rating comments"));

    private static final Pattern SUPERLATIVE =
            Pattern.compile("(?i)(?:the )?((" + AskingRules.LEAST + ")|(?:" + AskingRules.MOST + ")) (.+)");

    private Comparing() {}

    /// A thing that can be compared: what it is called, all it says, and the value it is compared by.
    private record Item(String name, String text, String value) {}

    static Optional<String> most(Page page, Most most) {
        return winner(page, most)
                .map(item -> item.name() + " is the "
                        + most.quality().toLowerCase(Locale.ROOT)
                        + ", with " + item.value() + (isPaged(page) ? " (among those this page shows)." : "."));
    }

    /// “the cheapest phone” by its name; any other words as they are.
    static String named(Page page, String words) {
        Matcher superlative = SUPERLATIVE.matcher(words);
        return superlative.matches()
                ? winner(page, new Most(superlative.group(1), superlative.group(2) == null, superlative.group(3)))
                        .map(Item::name)
                        .orElse(words)
                : words;
    }

    private static Optional<Item> winner(Page page, Most most) {
        List<String> measures = measures(most);
        List<Item> items = across(page, measures);
        if (items.isEmpty()) {
            items = byColumn(page, measures);
        }
        if (items.isEmpty()) {
            items = inText(page, measures);
        }
        if (items.isEmpty() && most.quality().toLowerCase(Locale.ROOT).matches(".*(?:cheap|expensive|dear|pric).*")) {
            items = Items.of(page).stream()
                    .map(item -> new Item(page.textOf(item.name()), item.text(), item.price()))
                    .toList();
        }
        String things = most.things();
        List<Item> named = items.stream()
                .filter(item -> Words.score(things, item.name()) >= Words.ALL)
                .toList();
        List<Item> described = items.stream()
                .filter(item -> Words.score(things, item.text()) >= Words.ALL)
                .toList();
        List<Item> pool = !named.isEmpty() ? named : described.isEmpty() ? items : described;
        Comparator<Item> byValue = (one, other) -> Tables.compare(one.value(), other.value());
        return pool.stream()
                .filter(item -> !item.value().isBlank() && !item.name().isBlank())
                .max(most.highest() ? byValue : byValue.reversed());
    }

    private static boolean isPaged(Page page) {
        return page.all(node ->
                        node.role().equals("button") && node.canBeUsed() && Words.score("next", node.label()) >= 0.99)
                .findAny()
                .isPresent();
    }

    /// The words of the question that say by what, else what the adjective stands for.
    private static List<String> measures(Most most) {
        String quality = most.quality().toLowerCase(Locale.ROOT);
        boolean counted = quality.matches("(?:most|fewest|least) .+");
        List<String> said = Words.telling(counted ? quality.replaceFirst("^\\w+ ", "") : most.things()).stream()
                .filter(word -> counted || !Vocabulary.KINDS.contains(word))
                .toList();
        List<String> meant = MEASURES.entrySet().stream()
                .filter(entry -> Pattern.compile("\\b(?:" + entry.getKey() + ")")
                        .matcher(quality)
                        .find())
                .flatMap(entry -> Arrays.stream(entry.getValue().split(" ")))
                .toList();
        return java.util.stream.Stream.concat(said.stream(), meant.stream()).toList();
    }

    private static boolean isMeasure(String label, List<String> measures) {
        return Words.of(label).stream().anyMatch(word -> Words.has(measures, word));
    }

    /// Rows by the column that is measured.
    private static List<Item> byColumn(Page page, List<String> measures) {
        return Tables.headings(page).stream()
                .filter(heading -> isMeasure(page.textOf(heading), measures))
                .map(heading -> Tables.rows(page, heading).stream()
                        .map(row -> new Item(
                                name(page, row, heading),
                                page.wholeText(row, true),
                                Tables.cell(page, row, heading)
                                        .map(page::textOf)
                                        .orElse("")))
                        .filter(item -> Numbers.amount(item.value()).isPresent())
                        .toList())
                .filter(items -> !items.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static String name(Page page, Node row, Node heading) {
        Optional<Node> value = Tables.cell(page, row, heading);
        return Tables.cells(page, row).stream()
                .filter(cell -> value.filter(cell::equals).isEmpty())
                .filter(cell -> page.within(cell).noneMatch(Roles::isControl))
                .map(page::textOf)
                .filter(text -> !text.isBlank())
                .limit(2)
                .reduce((first, second) -> first.matches("[\\d\\s#.-]+") ? first + " " + second : first)
                .orElse("");
    }

    /// Columns by the row that is measured, where things stand side by side.
    private static List<Item> across(Page page, List<String> measures) {
        return page.all(node -> node.role().equals("rowheader") && isMeasure(page.textOf(node), measures))
                .findFirst()
                .flatMap(page::parent)
                .map(row -> Tables.headings(page).stream()
                        .filter(heading -> !page.textOf(heading).isBlank())
                        .map(heading -> new Item(
                                page.textOf(heading),
                                "",
                                Tables.cell(page, row, heading)
                                        .map(page::textOf)
                                        .orElse("")))
                        .filter(item -> Numbers.amount(item.value()).isPresent())
                        .toList())
                .orElse(List.of());
    }

    /// Items that say a number with what is measured: “131 comments”, “2 km away”.
    private static List<Item> inText(Page page, List<String> measures) {
        return new Things(page)
                .all().stream()
                        .filter(node -> !node.role().equals("row"))
                        .map(node -> new Item(title(page, node), "", measured(page.wholeText(node, true), measures)))
                        .filter(item -> !item.value().isEmpty())
                        .toList();
    }

    private static String title(Page page, Node node) {
        return page.within(node)
                .filter(each -> List.of("heading", "link", "strong").contains(each.role()))
                .map(page::textOf)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(node.label());
    }

    private static String measured(String text, List<String> measures) {
        Matcher number = Pattern.compile("(?:(\\p{L}+) )?([$€£]?\\d[\\d,.]*) ?([\\p{L}°]+)?")
                .matcher(text);
        while (number.find()) {
            String before = number.group(1) == null ? "" : number.group(1);
            String after = number.group(3) == null ? "" : number.group(3);
            if (isMeasure(after, measures) || (after.isEmpty() && isMeasure(before, measures))) {
                return number.group(2) + " " + after;
            }
        }
        return "";
    }
}
