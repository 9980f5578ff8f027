package dev.browsergrid.agents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Marks the lines of a page that were not on it when it was last looked at, or were different, with `[new]`. A page
/// that is new for the most part is left as it is: marks on everything say nothing.
final class NewLines {
    private static final String MARK = " [new]";
    private static final Pattern PLACE = Pattern.compile("^\\s*- '?\\w+(?: .*?\\[ref=\\w+])?");

    private NewLines() {}

    /// The page of `now`, marked when it is of the same tab as `before`.
    static String marked(Optional<Observation> before, Observation now) {
        return before.filter(old -> tab(old).equals(tab(now)))
                .map(old -> marked(old.page(), now.page()))
                .orElse(now.page());
    }

    static String marked(String before, String now) {
        Map<String, Integer> known = new HashMap<>();
        before.lines().forEach(line -> known.merge(essence(line), 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        int fresh = 0;
        for (String line : now.lines().toList()) {
            int left = known.merge(essence(line), -1, Integer::sum);
            Matcher place = PLACE.matcher(line);
            if (left >= 0 || !place.find()) {
                lines.add(line);
                continue;
            }
            fresh++;
            lines.add(line.substring(0, place.end()) + MARK + line.substring(place.end()));
        }
        return fresh * 2 > lines.size() ? now : String.join("\n", lines);
    }

    // depth and focus come and go without anything being new
    private static String essence(String line) {
        return line.strip().replace(" [active]", "");
    }

    private static Optional<String> tab(Observation seen) {
        return seen.tabs().stream()
                .filter(Observation.Tab::active)
                .map(Observation.Tab::id)
                .findFirst();
    }
}
