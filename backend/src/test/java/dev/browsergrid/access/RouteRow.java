package dev.browsergrid.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One line of `route-access.txt`.
record RouteRow(
        String method,
        String path,
        Set<String> scopes,
        int anonymous,
        int bareToken,
        int other,
        int owner,
        int admin,
        Optional<String> body) {
    private static final Pattern LINE = Pattern.compile(
            "(\\S+)\\s+(\\S+)\\s+(\\S+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)(?:\\s+(\\S.*))?");
    private static final Pattern THING = Pattern.compile("\\{(\\w+)=(\\w+)}");

    static RouteRow read(String line) {
        Matcher parts = LINE.matcher(line.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("not a row of route-access.txt: " + line);
        }
        List<Integer> statuses = Arrays.asList(4, 5, 6, 7, 8).stream()
                .map(group -> Integer.valueOf(parts.group(group)))
                .toList();
        return new RouteRow(
                parts.group(1),
                parts.group(2),
                parts.group(3).equals("-") ? Set.of() : Set.of(parts.group(3).split(",", -1)),
                statuses.get(0),
                statuses.get(1),
                statuses.get(2),
                statuses.get(3),
                statuses.get(4),
                Optional.ofNullable(parts.group(9)));
    }

    /// As the OpenAPI document names it: without the query that a row may have.
    String operation() {
        return method + " " + THING.matcher(path.split("\\?", 2)[0]).replaceAll("{$1}");
    }

    boolean namesThings() {
        return THING.matcher(path).find();
    }

    /// The address, with ids of newly made things in it.
    String address(Things things) {
        return THING.matcher(path).replaceAll(thing -> things.make(thing.group(2)));
    }
}
