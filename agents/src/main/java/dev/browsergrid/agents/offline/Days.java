package dev.browsergrid.agents.offline;

import dev.browsergrid.agents.offline.Finder.Found;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Picks a day of a calendar, turning its months as far as needed.
final class Days {
    private static final int MOST_TURNS = 24;

    private Days() {}

    /// Empty when `value` is no day or the page shows no calendar.
    static Optional<Move> choose(Scene scene, String value) {
        Page page = scene.page();
        Optional<Dates> wanted = Dates.in(value);
        if (wanted.isEmpty() || Words.telling(value).size() > 4) {
            return Optional.empty();
        }
        List<Node> days = page.all(node -> node.canBeUsed()
                        && Roles.clickable(page, node)
                        && !Roles.field(node)
                        && Roles.inGrid(page, node))
                .toList();
        if (days.isEmpty()) {
            return Optional.empty();
        }
        Optional<Dates> shown = shown(page);
        if (wanted.get().month().isPresent() && shown.isPresent()) {
            int apart = months(wanted.get(), shown.get());
            if (apart != 0) {
                return turn(scene, apart, value);
            }
        }
        if (wanted.get().day().isEmpty()) {
            return Optional.of(Move.done("turned to " + value));
        }
        List<Node> fit = days.stream()
                .filter(node ->
                        Dates.in(node.label()).filter(wanted.get()::fits).isPresent()
                                || node.label()
                                        .strip()
                                        .equals(String.valueOf(
                                                wanted.get().day().orElse(0))))
                .sorted(Comparator.comparing(node -> !node.role().equals("button")))
                .toList();
        return fit.isEmpty()
                ? Optional.empty()
                : Optional.of(Acts.next(scene, "click", new Found(fit, 1), Map.of(), value));
    }

    /// A day as date fields take it; a missing year is the one the page speaks of.
    static Optional<String> iso(Page page, String value) {
        return Dates.in(value)
                .map(date -> date.year().isPresent()
                        ? date
                        : new Dates(
                                page.nodes().stream()
                                        .flatMap(node -> Dates.in(node.label()).stream())
                                        .map(Dates::year)
                                        .filter(java.util.OptionalInt::isPresent)
                                        .findFirst()
                                        .orElse(date.year()),
                                date.month(),
                                date.day()))
                .flatMap(Dates::iso);
    }

    private static Optional<Dates> shown(Page page) {
        return page.all(node -> node.role().equals("heading")
                        || node.role().equals("status")
                        || node.role().equals("caption"))
                .flatMap(node -> Dates.in(page.textOf(node)).stream())
                .filter(date -> date.month().isPresent() && date.day().isEmpty())
                .findFirst();
    }

    private static int months(Dates wanted, Dates shown) {
        int year = shown.year().orElse(0);
        int years = wanted.year().isPresent() && year > 0 ? wanted.year().getAsInt() - year : 0;
        return 12 * years + wanted.month().orElse(1) - shown.month().orElse(1);
    }

    private static Optional<Move> turn(Scene scene, int apart, String value) {
        Found button = TurnPlans.buttons(scene.page(), apart > 0 ? "next" : "previous", "month");
        return button.isEmpty() || scene.worked("click") > MOST_TURNS
                ? Optional.empty()
                : Optional.of(
                        Acts.first(Move.call("click", button.ranked().getFirst(), "I turn to " + value + "."), value));
    }
}
