package dev.browsergrid.agents.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The same tasks for a script behind each vendor's wire. Whether a vendor's own model is as clever nobody tries here.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class WireScenariosTest {
    private static final int LEFT_OUT = 4;

    private Stage stage;

    @BeforeAll
    void start() throws Exception {
        stage = new Stage();
    }

    @AfterAll
    void end() {
        stage.close();
    }

    /// Most scenarios go over one wire, and so every wire carries some.
    static Stream<Arguments> shares() throws IOException {
        List<Scenario> table = Scenario.all();
        return IntStream.range(0, table.size())
                .filter(index -> index % LEFT_OUT != LEFT_OUT - 1)
                .mapToObj(index -> Arguments.of(Contender.WIRES.get(index % Contender.WIRES.size()), table.get(index)));
    }

    @ParameterizedTest
    @MethodSource("shares")
    void a_script_comes_through_over_a_vendors_wire(Contender wire, Scenario scenario) throws Exception {
        Played played = stage.play(scenario, wire);
        assertThat(played.missed()).as(played.toString()).isEmpty();
    }
}
