package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Intent.Most;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many there are, and which has the most.
final class Counting {
    private static final Pattern COUNTED =
            Pattern.compile("(\\d[\\d,]*)\\s+(\\p{L}[\\p{L} ]*)|(\\p{L}[\\p{L} ]*?)\\s*\\((\\d+)\\)");

    private Counting() {}

    /// A thing that can be compared: what it is called, all it says, and the value it is compared by.
    private record Item(String name, String text, String value) {}

    static Optional<String> howMany(Page page, String things, String where) {
        return counted(page, things, where)
                .or(() -> listed(page, things, where))
                .map(count -> "There " + (count.equals("1") ? "is 1 " : "are " + count + " ") + things
                        + (where.isEmpty() ? "" : " in the " + where) + ".");
    }

    /// A number the page itself gives, such as “12 products” or “Cart (3)”.
    private static Optional<String> counted(Page page, String things, String where) {
        for (Node node : page.nodes()) {
            Matcher counted = COUNTED.matcher(node.role().equals("option") ? "" : node.label());
            while (counted.find()) {
                boolean before = counted.group(1) != null;
                String noun = before ? counted.group(2) : counted.group(3);
                boolean meant = before
                        ? Words.score(things, noun) >= (where.isEmpty() ? Words.ALL : 0.99)
                        : Words.score(where.isEmpty() ? things : where, noun) >= Words.ALL;
                if (meant) {
                    return Optional.of(before ? counted.group(1) : counted.group(4));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> listed(Page page, String things, String where) {
        String kind = String.join(" ", Words.of(things));
        String role = switch (kind) {
            case "row" -> "row";
            case "heading" -> "heading";
            case "link" -> "link";
            case "button" -> "button";
            case "checkbox", "box" -> "checkbox";
            case "image", "picture" -> "img";
            default -> "";
        };
        if (role.equals("row")) {
            return Optional.of(String.valueOf(Tables.rows(page).size()));
        }
        if (!role.isEmpty()) {
            return Optional.of(
                    String.valueOf(page.all(node -> node.role().equals(role)).count()));
        }
        String list = where.isEmpty() ? things : where;
        Optional<String> items = page.all(
                        node -> Set.of("list", "region", "group", "feed").contains(node.role())
                                && Words.score(list, node.label()) >= Words.ALL)
                .map(node -> page.within(node)
                        .filter(each -> each.role().equals("listitem"))
                        .count())
                .filter(count -> count > 0)
                .findFirst()
                .map(String::valueOf);
        return items.or(() -> {
            long named = Items.of(page).stream()
                    .filter(item -> Words.score(things, page.textOf(item.name())) >= Words.ALL)
                    .count();
            return named == 0 ? Optional.empty() : Optional.of(String.valueOf(named));
        });
    }

    static Optional<String> most(Page page, Most most) {
        List<Item> items = byColumn(page, most);
        if (items.isEmpty()) {
            items = Items.of(page).stream()
                    .map(item -> new Item(page.textOf(item.name()), item.text(), item.price()))
                    .filter(item -> !item.value().isEmpty())
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
        boolean paged = page.all(node ->
                        node.role().equals("button") && node.canBeUsed() && Words.score("next", node.label()) >= 0.99)
                .findAny()
                .isPresent();
        return pool.stream()
                .max(most.highest() ? byValue : byValue.reversed())
                .map(item -> item.name() + " is the " + most.quality().toLowerCase(Locale.ROOT)
                        + (things.isBlank()
                                        ? ""
                                        : " "
                                                + things.replaceFirst("(?i)^(?:one|in|of).*", "")
                                                        .strip())
                                .stripTrailing()
                        + ", with " + item.value() + (paged ? " (among the rows this page shows)." : "."));
    }

    /// Table rows by the column the question names, or by the one that fits its quality.
    private static List<Item> byColumn(Page page, Most most) {
        String quality = most.quality().toLowerCase(Locale.ROOT);
        Set<String> hints = quality.matches(".*(?:cheap|expensive|dear|pric).*")
                ? Set.of("price", "amount", "total")
                : quality.matches(".*paid.*")
                        ? Set.of("salary", "pay", "wage")
                        : quality.matches("(?:new|old|late|earli).*")
                                ? Set.of("date", "started", "year", "age", "created")
                                : Set.of();
        return Tables.headings(page).stream()
                .filter(heading -> {
                    List<String> words = Words.of(page.textOf(heading));
                    return words.stream()
                            .anyMatch(word -> Words.of(most.things()).contains(word) || hints.contains(word));
                })
                .findFirst()
                .map(heading -> Tables.rows(page, heading).stream()
                        .map(row -> new Item(
                                Tables.cells(page, row).stream()
                                        .findFirst()
                                        .map(page::textOf)
                                        .orElse(""),
                                "",
                                Tables.cell(page, row, heading)
                                        .map(page::textOf)
                                        .orElse("")))
                        .filter(item -> !item.value().isBlank())
                        .toList())
                .orElse(List.of());
    }
}
