package dev.browsergrid.agents.offline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What a person asks of one page, and how one can tell that it was done: `state` is a condition on what the page's
/// `state()` says afterwards, `answer` a pattern found in the answer. Where there is no condition, the page must be as
/// it was.
record Asked(String page, Kind kind, String words, String state, String answer) {
    static final Path FILES = Path.of("src", "test", "resources", "english");

    enum Kind {
        /// To be understood.
        SAY,
        /// The same, written to judge the rules with and not looked at while they are written.
        HELD_OUT,
        /// Not to be done: needs knowledge or judgement, names what is not there, or is another language.
        CANNOT
    }

    /// Everything asked of every page, in the order of the files.
    static List<Asked> all() throws IOException {
        List<Asked> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(FILES)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                all.addAll(of(file));
            }
        }
        return List.copyOf(all);
    }

    private static List<Asked> of(Path file) throws IOException {
        String page = file.getFileName().toString().replace(".txt", "");
        List<Asked> asked = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            int colon = line.indexOf(": ");
            if (line.startsWith("#") || colon < 0) {
                continue;
            }
            String key = line.substring(0, colon).strip();
            String value = line.substring(colon + 2).strip();
            switch (key) {
                case "say" -> asked.add(new Asked(page, Kind.SAY, value, "", ""));
                case "held out" -> asked.add(new Asked(page, Kind.HELD_OUT, value, "", ""));
                case "cannot" -> asked.add(new Asked(page, Kind.CANNOT, value, "", ""));
                case "page" -> {
                    Asked last = asked.removeLast();
                    asked.add(new Asked(page, last.kind(), last.words(), value, last.answer()));
                }
                case "answer" -> {
                    Asked last = asked.removeLast();
                    asked.add(new Asked(page, last.kind(), last.words(), last.state(), value));
                }
                default -> throw new IllegalStateException(file + " has no meaning for " + line);
            }
        }
        return asked;
    }
}
