package dev.browsergrid.agents.scenario;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One task of `table.txt`, as its lines say it: what is asked where, who is beside it, what a script does, and what
/// must hold afterwards.
record Scenario(String name, List<Line> lines) {
    static final Path FILES = Path.of("src", "test", "resources", "scenarios");

    private static final String BEGIN = "scenario";

    Scenario {
        lines = List.copyOf(lines);
    }

    /// `place` is what stands behind the key, such as the path in `holds cart.html`. `whose` is `offline`, `wire`, or
    /// empty for everybody's.
    record Line(String whose, String key, String place, String value) {
        static Line of(String text) {
            int colon = text.indexOf(": ");
            if (colon < 0) {
                throw new IllegalStateException("no key in: " + text);
            }
            String head = text.substring(0, colon);
            String whose = head.startsWith("offline ") ? "offline" : head.startsWith("wire ") ? "wire" : "";
            String[] key = head.substring(whose.length()).strip().split(" ", 2);
            return new Line(whose, key[0], key.length > 1 ? key[1] : "", text.substring(colon + 2));
        }

        boolean isFor(Contender contender) {
            return whose.isEmpty() || whose.equals(contender == Contender.OFFLINE ? "offline" : "wire");
        }
    }

    /// The whole table, in its order.
    static List<Scenario> all() throws IOException {
        List<Scenario> all = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        for (String text : Files.readAllLines(FILES.resolve("table.txt"))) {
            if (text.isBlank() || text.startsWith("#")) {
                continue;
            }
            Line line = Line.of(text);
            if (line.key().equals(BEGIN) && !lines.isEmpty()) {
                all.add(of(lines));
                lines.clear();
            }
            lines.add(line);
        }
        all.add(of(lines));
        return List.copyOf(all);
    }

    private static Scenario of(List<Line> lines) {
        return new Scenario(lines.getFirst().value(), lines);
    }

    Optional<String> one(String key) {
        return many(key).stream().findFirst();
    }

    List<String> many(String key) {
        return lines.stream()
                .filter(line -> line.key().equals(key))
                .map(Line::value)
                .toList();
    }

    /// What the script calls, turn by turn.
    List<List<String>> turns() {
        List<List<String>> turns = new ArrayList<>();
        for (Line line : lines) {
            switch (line.key()) {
                case "call" -> turns.add(new ArrayList<>(List.of(line.value())));
                case "also" -> turns.getLast().add(line.value());
                default -> {
                    // says something else
                }
            }
        }
        return turns;
    }

    @Override
    public String toString() {
        return name;
    }
}
