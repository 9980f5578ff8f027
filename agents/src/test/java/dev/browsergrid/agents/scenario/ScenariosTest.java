package dev.browsergrid.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// One table of tasks for the offline model, and with `-Pchaos` for a script behind each vendor's wire
/// too, judged by the page, by what the run reported, and by the answer.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class ScenariosTest {
    private static final Path REPORT = Path.of("target", "scenarios.md");
    private static final int LEAST = 20;

    private Stage stage;

    @BeforeAll
    void start() throws Exception {
        stage = new Stage();
    }

    @AfterAll
    void end() {
        stage.close();
    }

    static List<Scenario> table() throws IOException {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("table")
    void the_offline_model_comes_through(Scenario scenario) throws Exception {
        Played played = stage.play(scenario, Contender.OFFLINE);
        assertThat(played.missed()).as(played.toString()).isEmpty();
    }

    @Test
    @Tag("chaos")
    void every_model_comes_through_all_of_them() throws Exception {
        List<Played> all = new ArrayList<>();
        for (Scenario scenario : table()) {
            for (Contender contender : Contender.values()) {
                all.add(stage.play(scenario, contender));
            }
        }
        Files.writeString(REPORT, ScenarioReport.of(all));
        assertThat(table()).hasSizeGreaterThanOrEqualTo(LEAST);
        assertThat(all).allMatch(Played::isSolved);
    }
}
