package dev.browsergrid.agents.offline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// How much everyday English the offline model understands. What it understood once it must go on understanding:
/// `understood.list` names each phrase.
class EnglishTest {
    private static final Path FLOOR = Asked.FILES.resolve("understood.list");
    private static final Path REPORT = Path.of("target", "english.md");
    private static final int SAMPLES_A_PAGE = 1;

    /// One phrase of each page, and a quarter of those it must refuse; all of them take minutes.
    @Test
    void a_phrase_of_each_page_that_was_understood_still_is() throws Exception {
        Set<String> floor = Set.copyOf(Files.readAllLines(FLOOR));
        Map<String, Integer> taken = new LinkedHashMap<>();
        List<Asked> sample = Asked.all().stream()
                .filter(asked -> floor.contains(name(asked)))
                .filter(asked -> asked.kind() != Asked.Kind.HELD_OUT)
                .filter(asked -> taken.merge(asked.page(), 1, Integer::sum) <= SAMPLES_A_PAGE
                        || (asked.kind() == Asked.Kind.CANNOT && taken.merge("refused", 1, Integer::sum) % 4 == 0))
                .toList();
        assertThat(lost(examine(sample), floor)).isEmpty();
    }

    @Test
    @Tag("chaos")
    void every_phrase_that_was_understood_still_is() throws Exception {
        Set<String> floor = Set.copyOf(Files.readAllLines(FLOOR));
        List<Examined> examined = examine(Asked.all());
        Files.writeString(REPORT, EnglishReport.of(examined, true));
        assertThat(lost(examined, floor)).isEmpty();
        assertThat(examined.stream().map(each -> name(each.asked()))).containsAll(floor);
    }

    @Test
    void there_are_enough_phrases_to_judge_by() throws Exception {
        Map<Asked.Kind, Long> counts =
                Asked.all().stream().collect(Collectors.groupingBy(Asked::kind, Collectors.counting()));
        assertThat(counts.get(Asked.Kind.SAY)).isGreaterThanOrEqualTo(150);
        assertThat(counts.get(Asked.Kind.HELD_OUT)).isGreaterThanOrEqualTo(40);
        assertThat(counts.get(Asked.Kind.CANNOT)).isGreaterThanOrEqualTo(15);
    }

    private static String name(Asked asked) {
        return asked.page() + ": " + asked.words();
    }

    private static List<String> lost(List<Examined> examined, Set<String> floor) {
        return examined.stream()
                .filter(each -> !each.solved() && floor.contains(name(each.asked())))
                .map(each -> name(each.asked()) + " -> " + each.answer())
                .toList();
    }

    private static List<Examined> examine(List<Asked> all) throws IOException, InterruptedException {
        List<Examined> examined = new ArrayList<>();
        try (Examination examination = new Examination()) {
            for (Asked asked : all) {
                examined.add(examination.examine(asked));
            }
        }
        return examined;
    }
}
