package dev.browsergrid.agents.offline;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many there are.
final class Counting {
    private static final Pattern COUNTED =
            Pattern.compile("(\\d[\\d,]*)\\s+(\\p{L}[\\p{L} ]*)|(\\p{L}[\\p{L} ]*?)\\s*\\((\\d+)\\)");

    private Counting() {}

    static Optional<String> howMany(Page page, String things, String where) {
        if (things.matches("(?i)(?:there|they|of them|are there|it)?") && where.isEmpty()) {
            int all = Things.listed(page, "").size();
            return all == 0 ? Optional.empty() : Optional.of(all == 1 ? "There is 1." : "There are " + all + ".");
        }
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
        if (items.isPresent()) {
            return items;
        }
        List<Node> under = Things.listed(page, list.replaceFirst("(?i) (?:column|list|section|table)$", ""));
        if (!under.isEmpty()) {
            return Optional.of(String.valueOf(under.size()));
        }
        return described(page, things).or(() -> {
            long named = Items.of(page).stream()
                    .filter(item -> Words.score(things, page.textOf(item.name())) >= Words.ALL)
                    .count();
            return named == 0 ? Optional.empty() : Optional.of(String.valueOf(named));
        });
    }

    /// “unread messages”: the items that say so; “questions”: those that are numbered.
    private static Optional<String> described(Page page, String things) {
        List<String> telling = Things.Described.of(things).telling();
        long saying = telling.isEmpty() || telling.size() > 2
                ? 0
                : new Things(page)
                        .saying(telling).stream()
                                .filter(node ->
                                        Set.of("listitem", "row", "article").contains(node.role()))
                                .count();
        if (saying > 0) {
            return Optional.of(String.valueOf(saying));
        }
        long numbered = page.nodes().stream()
                .map(Node::name)
                .filter(name -> name.matches("\\d+\\. .*"))
                .distinct()
                .count();
        return Words.of(things).contains("question") && numbered > 0
                ? Optional.of(String.valueOf(numbered))
                : Optional.empty();
    }
}
