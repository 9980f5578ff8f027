package dev.browsergrid.agents.offline;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// How much English the offline model understands: figures page by page, then every phrase it did not solve with what
/// it answered.
final class EnglishReport {
    private EnglishReport() {}

    /// In Markdown. What was held out is counted only, unless `open`.
    static String of(List<Examined> examined, boolean open) {
        Map<String, List<Examined>> pages = examined.stream()
                .collect(Collectors.groupingBy(each -> each.asked().page(), TreeMap::new, Collectors.toList()));
        StringBuilder text =
                new StringBuilder("| page | solved | held out, solved | refused as it must |\n|---|---|---|---|\n");
        pages.forEach((page, asked) -> text.append(row(page, asked)));
        text.append(row("all", examined));
        text.append("\nUnsolved, and yet it says that it is done: ")
                .append(examined.stream().filter(Examined::isMisleading).count())
                .append('\n');
        for (Examined each : examined) {
            boolean shown = open || each.asked().kind() != Asked.Kind.HELD_OUT;
            if (!each.solved() && shown) {
                text.append("\n- ")
                        .append(each.asked().page())
                        .append(each.asked().kind() == Asked.Kind.CANNOT ? ", must refuse: " : ": ")
                        .append(each.asked().words())
                        .append("\n  - ")
                        .append(each.success() ? "claims success" : "says that it could not")
                        .append(": ")
                        .append(each.answer().replaceAll("\\s+", " "));
            }
        }
        return text.append('\n').toString();
    }

    private static String row(String page, List<Examined> asked) {
        return "| %s | %s | %s | %s |\n"
                .formatted(
                        page,
                        figure(asked, Asked.Kind.SAY),
                        figure(asked, Asked.Kind.HELD_OUT),
                        figure(asked, Asked.Kind.CANNOT));
    }

    private static String figure(List<Examined> asked, Asked.Kind kind) {
        Predicate<Examined> ofKind = each -> each.asked().kind() == kind;
        return asked.stream().filter(ofKind.and(Examined::solved)).count() + " of "
                + asked.stream().filter(ofKind).count();
    }
}
