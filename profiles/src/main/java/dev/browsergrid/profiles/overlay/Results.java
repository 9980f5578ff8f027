package dev.browsergrid.profiles.overlay;

import dev.browsergrid.profiles.state.FidelityReport.Item;
import dev.browsergrid.profiles.state.FidelityReport.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// What the script says of each thing it looked at, gathered by kind.
final class Results {
    private Results() {}

    static List<Item> items(String tab, String where, JsonNode results) {
        Map<String, List<JsonNode>> kinds = new LinkedHashMap<>();
        results.forEach(result -> kinds.computeIfAbsent(result.path("kind").asString(), _ -> new ArrayList<>())
                .add(result));
        return kinds.entrySet().stream()
                .map(kind -> item(kind.getKey(), tab, where, kind.getValue()))
                .toList();
    }

    private static Item item(String kind, String tab, String where, List<JsonNode> results) {
        int mended = count(results, "mended");
        int exact = count(results, "exact") + mended;
        Outcome outcome = exact == results.size()
                ? Outcome.EXACT
                : count(results, "lost") == results.size() ? Outcome.LOST : Outcome.PARTLY;
        String reason = results.stream()
                .map(result -> result.path("why").asString(""))
                .filter(why -> !why.isEmpty())
                .distinct()
                .limit(3)
                .collect(Collectors.joining("; "));
        return new Item(kind, tab, where, outcome, results.size(), exact, mended, reason);
    }

    private static int count(List<JsonNode> results, String state) {
        return (int) results.stream()
                .filter(result -> result.path("state").asString("").equals(state))
                .count();
    }
}
