package dev.browsergrid.agents.scenario;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// Which model came through which scenario, in how many turns and seconds, in Markdown.
final class ScenarioReport {
    private ScenarioReport() {}

    static String of(List<Played> all) {
        Map<String, List<Played>> rows = all.stream()
                .collect(
                        Collectors.groupingBy(each -> each.scenario().name(), LinkedHashMap::new, Collectors.toList()));
        StringBuilder text = new StringBuilder("| |")
                .append(Arrays.stream(Contender.values())
                        .map(each -> " " + each.name().toLowerCase(Locale.ROOT) + " |")
                        .collect(Collectors.joining()))
                .append("\n|---|")
                .append("---|".repeat(Contender.values().length))
                .append('\n');
        rows.forEach((name, played) -> text.append("| ")
                .append(name)
                .append(" |")
                .append(played.stream().map(ScenarioReport::cell).collect(Collectors.joining()))
                .append('\n'));
        all.stream()
                .filter(each -> !each.isSolved())
                .forEach(each -> text.append("\n- ").append(each));
        return text.append('\n').toString();
    }

    private static String cell(Played played) {
        return String.format(
                Locale.ROOT,
                " %s%d turns, %.1f s |",
                played.isSolved() ? "" : "**not**, ",
                played.steps(),
                played.took().toMillis() / 1000.0);
    }
}
