package dev.browsergrid.agents.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// Rows, columns and cells of the tables on a page.
final class Tables {
    private static final Set<String> CELLS = Set.of("cell", "gridcell", "rowheader", "columnheader");
    private static final Set<String> TABLES = Set.of("table", "grid", "treegrid");

    private Tables() {}

    static List<Node> headings(Page page) {
        return page.all(node -> node.role().equals("columnheader")).toList();
    }

    static List<Node> cells(Page page, Node row) {
        return page.within(row).filter(node -> CELLS.contains(node.role())).toList();
    }

    /// The rows of the table a heading is in, its own left out.
    static List<Node> rows(Page page, Node heading) {
        return table(page, heading).stream()
                .flatMap(table -> page.within(table))
                .filter(node -> node.role().equals("row") && !node.holds(heading))
                .toList();
    }

    static List<Node> rows(Page page) {
        return page.all(node -> node.role().equals("row")
                        && page.within(node)
                                .anyMatch(each -> each.role().equals("cell")
                                        || each.role().equals("gridcell")))
                .toList();
    }

    private static Optional<Node> table(Page page, Node node) {
        return page.outwards(node).filter(each -> TABLES.contains(each.role())).findFirst();
    }

    /// The cell of `row` under `heading`.
    static Optional<Node> cell(Page page, Node row, Node heading) {
        Optional<Node> headingRow =
                page.outwards(heading).filter(each -> each.role().equals("row")).findFirst();
        int column = headingRow.map(each -> cells(page, each).indexOf(heading)).orElse(-1);
        List<Node> cells = cells(page, row);
        return column < 0 || column >= cells.size() ? Optional.empty() : Optional.of(cells.get(column));
    }

    static boolean isSorted(Page page, Node heading, boolean down) {
        List<String> values = new ArrayList<>();
        rows(page, heading)
                .forEach(row -> cell(page, row, heading).map(page::textOf).ifPresent(values::add));
        for (int index = 1; index < values.size(); index++) {
            int order = compare(values.get(index - 1), values.get(index));
            if (down ? order < 0 : order > 0) {
                return false;
            }
        }
        return true;
    }

    /// The heading of a column of days.
    static Optional<Node> dated(Page page) {
        return headings(page).stream()
                .filter(heading -> rows(page, heading).stream()
                        .flatMap(row -> cell(page, row, heading).stream())
                        .anyMatch(cell -> Dates.in(page.textOf(cell))
                                .filter(date -> date.day().isPresent())
                                .isPresent()))
                .findFirst();
    }

    /// The cell where a row and a column meet that together say all of `words`, each of them some.
    static Optional<String> crossing(Page page, List<String> words) {
        for (Node heading : headings(page)) {
            List<String> across = Words.of(page.textOf(heading));
            List<String> left =
                    words.stream().filter(word -> !Words.has(across, word)).toList();
            if (page.textOf(heading).isBlank() || left.isEmpty() || left.size() == words.size()) {
                continue;
            }
            List<String> essential = left.stream()
                    .filter(word -> !Vocabulary.KINDS.contains(word))
                    .toList();
            for (Node row : rows(page, heading)) {
                List<Node> cells = cells(page, row);
                Optional<Node> own = cell(page, row, heading);
                boolean named = !essential.isEmpty()
                        && cells.stream()
                                .limit(3)
                                .filter(cell -> !own.equals(Optional.of(cell)))
                                .anyMatch(cell -> Words.covers(Words.of(page.textOf(cell)), essential));
                Optional<String> value =
                        cell(page, row, heading).map(page::textOf).filter(text -> !text.isBlank());
                if (named && value.isPresent()) {
                    return value;
                }
            }
        }
        return Optional.empty();
    }

    /// In a row, the cell under the heading the question names; empty when there is none.
    static String column(Page page, Node row, String question) {
        if (!row.role().equals("row")) {
            return "";
        }
        List<String> asked = Words.telling(Vocabulary.columns(question));
        return headings(page).stream()
                .filter(heading -> Words.of(page.textOf(heading)).stream().anyMatch(word -> Words.has(asked, word)))
                .flatMap(heading -> cell(page, row, heading).stream())
                .filter(cell -> row.holds(cell))
                .map(page::textOf)
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    static int compare(String one, String other) {
        if (one.matches("\\d{4}-\\d\\d.*") && other.matches("\\d{4}-\\d\\d.*")) {
            return one.compareTo(other);
        }
        OptionalDouble left = Numbers.amount(one);
        OptionalDouble right = Numbers.amount(other);
        return left.isPresent() && right.isPresent()
                ? Double.compare(left.getAsDouble(), right.getAsDouble())
                : one.compareToIgnoreCase(other);
    }
}
